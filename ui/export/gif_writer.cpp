// SPDX-License-Identifier: MIT
#include "export/gif_writer.h"

#include "export/palette.h"

#include <algorithm>
#include <array>
#include <gif_lib.h>

namespace {

constexpr std::size_t kMostColors = 255; ///< one of the 256 means "as before"
constexpr int kLongestDelay = 65535;

struct ColorMapDeleter {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};
using ColorMap = std::unique_ptr<ColorMapObject, ColorMapDeleter>;

/// The palette and the transparent colour behind it, filled up to a power of two.
ColorMap colorMapOf(const std::vector<QRgb>& palette)
{
    int size = 2;
    while (size < static_cast<int>(palette.size()) + 1)
        size *= 2;
    ColorMap map(GifMakeMapObject(size, nullptr));
    for (std::size_t i = 0; map && i < palette.size(); ++i) {
        map->Colors[i].Red = static_cast<GifByteType>(qRed(palette[i]));
        map->Colors[i].Green = static_cast<GifByteType>(qGreen(palette[i]));
        map->Colors[i].Blue = static_cast<GifByteType>(qBlue(palette[i]));
    }
    return map;
}

int appendBytes(GifFileType* file, const GifByteType* bytes, int count)
{
    static_cast<QByteArray*>(file->UserData)->append(reinterpret_cast<const char*>(bytes), count);
    return count;
}

/// A file that giflib writes into memory. Every function answers whether that went well.
class GifFile {
public:
    GifFile()
        : m_file(EGifOpen(&m_bytes, appendBytes, &m_error))
    {
        if (m_file)
            EGifSetGifVersion(m_file, true);
    }
    ~GifFile() { close(); }
    GifFile(const GifFile&) = delete;
    GifFile& operator=(const GifFile&) = delete;

    bool begin(QSize size, const ColorMapObject& colors)
    {
        constexpr int kBitsPerChannel = 8;
        return m_file &&
               EGifPutScreenDesc(m_file, size.width(), size.height(), kBitsPerChannel, 0,
                                 &colors) == GIF_OK &&
               putLoop();
    }

    /// \param colors the frame's own palette, or none for the file's
    bool putFrame(const FrameChange& change, int hundredths, const ColorMapObject* colors,
                  PaletteIndex& index)
    {
        return putTiming(hundredths, static_cast<int>(index.palette().size())) &&
               EGifPutImageDesc(m_file, change.box.x(), change.box.y(), change.box.width(),
                                change.box.height(), false, colors) == GIF_OK &&
               putPixels(change, index);
    }

    bool close()
    {
        // giflib frees the file whatever it answers.
        return !m_file || EGifCloseFile(std::exchange(m_file, nullptr), &m_error) == GIF_OK;
    }

    const QByteArray& bytes() const { return m_bytes; }

    const char* reason() const
    {
        const char* text = GifErrorString(m_file ? m_file->Error : m_error);
        return text ? text : "out of memory";
    }

private:
    bool putLoop()
    {
        constexpr std::array<GifByteType, 3> kForever{1, 0, 0};
        return EGifPutExtensionLeader(m_file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
               EGifPutExtensionBlock(m_file, 11, "NETSCAPE2.0") == GIF_OK &&
               EGifPutExtensionBlock(m_file, 3, kForever.data()) == GIF_OK &&
               EGifPutExtensionTrailer(m_file) == GIF_OK;
    }

    bool putTiming(int hundredths, int transparent)
    {
        GraphicsControlBlock block{};
        block.DisposalMode = DISPOSE_DO_NOT;
        block.UserInputFlag = false;
        block.DelayTime = std::min(hundredths, kLongestDelay);
        block.TransparentColor = transparent;
        std::array<GifByteType, 4> bytes{};
        EGifGCBToExtension(&block, bytes.data());
        return EGifPutExtension(m_file, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(bytes.size()),
                                bytes.data()) == GIF_OK;
    }

    bool putPixels(const FrameChange& change, PaletteIndex& index)
    {
        const auto transparent = static_cast<GifPixelType>(index.palette().size());
        std::vector<GifPixelType> line(static_cast<std::size_t>(change.box.width()));
        auto run = change.runs.begin();
        auto color = change.colors.begin();
        for (int y = change.box.top(); y <= change.box.bottom(); ++y) {
            std::fill(line.begin(), line.end(), transparent);
            for (; run != change.runs.end() && run->y == y; ++run)
                for (int i = 0; i < run->length; ++i, ++color)
                    line[static_cast<std::size_t>(run->x + i - change.box.left())] =
                        index.indexOf(*color);
            if (EGifPutLine(m_file, line.data(), change.box.width()) != GIF_OK)
                return false;
        }
        return true;
    }

    QByteArray m_bytes;
    int m_error = 0;
    GifFileType* m_file;
};

} // namespace

GifWriter::GifWriter(QSize size)
    : m_size(size)
{
}

std::optional<tconv::Problem> GifWriter::add(const QImage& image, int milliseconds)
{
    FrameChange change = changeBetween(m_last, image);
    change.milliseconds = milliseconds;
    m_last = image;
    if (change.box.isEmpty() && !m_changes.empty())
        m_changes.back().milliseconds += milliseconds;
    else
        m_changes.push_back(std::move(change));
    return {};
}

tconv::Result<QByteArray> GifWriter::finish(JobControl& control)
{
    control.addTotal(static_cast<std::int64_t>(m_changes.size()));
    ColorCount all;
    for (const FrameChange& change : m_changes)
        all.add(change.colors);
    PaletteIndex shared(paletteOf(all, kMostColors));
    const bool isExact = all.size() <= kMostColors;
    GifFile file;
    const ColorMap sharedMap = colorMapOf(shared.palette());
    bool ok = sharedMap && file.begin(m_size, *sharedMap);
    std::int64_t elapsed = 0;
    for (auto change = m_changes.begin(); ok && change != m_changes.end(); ++change) {
        if (control.isCancelled())
            return QByteArray();
        const std::int64_t start = (elapsed + 5) / 10;
        elapsed += change->milliseconds;
        const int delay = static_cast<int>((elapsed + 5) / 10 - start);
        ColorCount own;
        if (!isExact)
            own.add(change->colors);
        if (isExact || own.size() > kMostColors || shared.hasAll(own)) {
            ok = file.putFrame(*change, delay, nullptr, shared);
        } else {
            PaletteIndex index(paletteOf(own, kMostColors));
            const ColorMap map = colorMapOf(index.palette());
            ok = map && file.putFrame(*change, delay, map.get(), index);
        }
        control.addDone();
    }
    if (!ok || !file.close())
        return failure("giflib", file.reason());
    return file.bytes();
}

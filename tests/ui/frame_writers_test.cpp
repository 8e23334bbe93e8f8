// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/gif_writer.h"
#include "export/webp_writer.h"

#include <QPainter>

#include <cstring>
#include <gif_lib.h>
#include <webp/demux.h>

namespace {

/// A file read back: whole frames and how long each is shown.
struct Movie {
    std::vector<QImage> frames;
    std::vector<int> milliseconds;
    bool loopsForever = false;
    std::vector<QRect> boxes; ///< what each frame of a GIF holds
};

struct Bytes {
    const QByteArray& all;
    int at = 0;
};

int readBytes(GifFileType* file, GifByteType* target, int count)
{
    auto* bytes = static_cast<Bytes*>(file->UserData);
    const int length = std::min(count, static_cast<int>(bytes->all.size()) - bytes->at);
    std::memcpy(target, bytes->all.constData() + bytes->at, static_cast<std::size_t>(length));
    bytes->at += length;
    return length;
}

void paintOver(QImage& canvas, const SavedImage& image, const ColorMapObject& colors,
               int transparent)
{
    const GifImageDesc& box = image.ImageDesc;
    for (int y = 0; y < box.Height; ++y)
        for (int x = 0; x < box.Width; ++x) {
            const int index = image.RasterBits[y * box.Width + x];
            const GifColorType& color = colors.Colors[index];
            if (index != transparent)
                canvas.setPixel(box.Left + x, box.Top + y,
                                qRgb(color.Red, color.Green, color.Blue));
        }
}

Movie readGif(const QByteArray& all)
{
    Movie movie;
    Bytes bytes{all};
    int error = 0;
    GifFileType* file = DGifOpen(&bytes, readBytes, &error);
    REQUIRE(file != nullptr);
    REQUIRE(DGifSlurp(file) == GIF_OK);
    movie.loopsForever = all.contains(QByteArray("NETSCAPE2.0\x03\x01\x00\x00\x00", 16));
    QImage canvas(file->SWidth, file->SHeight, QImage::Format_RGB32);
    for (int i = 0; i < file->ImageCount; ++i) {
        const SavedImage& image = file->SavedImages[i];
        GraphicsControlBlock block{};
        REQUIRE(DGifSavedExtensionToGCB(file, i, &block) == GIF_OK);
        const ColorMapObject* own = image.ImageDesc.ColorMap;
        paintOver(canvas, image, own ? *own : *file->SColorMap, block.TransparentColor);
        movie.frames.push_back(canvas.copy());
        movie.milliseconds.push_back(block.DelayTime * 10);
        movie.boxes.emplace_back(image.ImageDesc.Left, image.ImageDesc.Top, image.ImageDesc.Width,
                                 image.ImageDesc.Height);
    }
    DGifCloseFile(file, &error);
    return movie;
}

Movie readWebp(const QByteArray& all)
{
    Movie movie;
    const WebPData data{reinterpret_cast<const uint8_t*>(all.constData()),
                        static_cast<std::size_t>(all.size())};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
    REQUIRE(decoder != nullptr);
    WebPAnimInfo info;
    REQUIRE(WebPAnimDecoderGetInfo(decoder, &info));
    movie.loopsForever = info.loop_count == 0;
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder)) {
        uint8_t* pixels = nullptr;
        int end = 0;
        REQUIRE(WebPAnimDecoderGetNext(decoder, &pixels, &end));
        const QImage frame(pixels, static_cast<int>(info.canvas_width),
                           static_cast<int>(info.canvas_height), QImage::Format_RGBA8888);
        movie.frames.push_back(frame.convertToFormat(QImage::Format_RGB32));
        movie.milliseconds.push_back(end - before);
        before = end;
    }
    WebPAnimDecoderDelete(decoder);
    return movie;
}

/// A coloured square at a place on a coloured ground.
QImage square(int x, QRgb color)
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(qRgb(250, 240, 230));
    QPainter painter(&image);
    painter.fillRect(QRect(x, 5, 10, 12), QColor(color));
    return image;
}

/// A smooth ramp of more colours than a palette holds.
QImage ramp()
{
    QImage image(40, 30, QImage::Format_RGB32);
    for (int y = 0; y < 30; ++y)
        for (int x = 0; x < 40; ++x)
            image.setPixel(x, y, qRgb(6 * x, 8 * y, 100));
    return image;
}

QByteArray written(FrameWriter& writer, const std::vector<std::pair<QImage, int>>& frames)
{
    for (const auto& [image, milliseconds] : frames)
        REQUIRE_FALSE(writer.add(image, milliseconds));
    JobControl control;
    const tconv::Result<QByteArray> bytes = writer.finish(control);
    REQUIRE(bytes);
    return bytes.value();
}

const std::vector<std::pair<QImage, int>> kFrames{{square(3, qRgb(200, 0, 0)), 125},
                                                  {square(9, qRgb(0, 100, 7)), 125},
                                                  {square(9, qRgb(0, 100, 7)), 200},
                                                  {square(3, qRgb(200, 0, 0)), 333}};

} // namespace

TEST_CASE("A GIF holds each frame pixel for pixel and repeats forever", "[frame_writers]")
{
    GifWriter writer({40, 30});
    const Movie movie = readGif(written(writer, kFrames));
    REQUIRE(movie.frames.size() == 3);
    CHECK(bool(movie.frames[0] == kFrames[0].first));
    CHECK(bool(movie.frames[1] == kFrames[1].first));
    CHECK(bool(movie.frames[2] == kFrames[3].first));
    CHECK(movie.loopsForever);
    CHECK(movie.milliseconds == std::vector<int>{130, 320, 330});
    CHECK(bool(movie.boxes[1] == QRect(3, 5, 16, 12)));
}

TEST_CASE("An animated WebP holds each frame pixel for pixel and repeats forever",
          "[frame_writers]")
{
    WebpWriter writer({40, 30});
    const Movie movie = readWebp(written(writer, kFrames));
    REQUIRE(movie.frames.size() == 3);
    CHECK(bool(movie.frames[0] == kFrames[0].first));
    CHECK(bool(movie.frames[1] == kFrames[1].first));
    CHECK(bool(movie.frames[2] == kFrames[3].first));
    CHECK(movie.loopsForever);
    CHECK(movie.milliseconds == std::vector<int>{125, 325, 333});
}

TEST_CASE("Too many colours for a GIF come close and do not spoil other frames", "[frame_writers]")
{
    GifWriter writer({40, 30});
    const Movie movie = readGif(written(writer, {{ramp(), 100}, {square(9, qRgb(1, 2, 3)), 100}}));
    REQUIRE(movie.frames.size() == 2);
    CHECK(bool(movie.frames[1] == square(9, qRgb(1, 2, 3))));
    const QImage wanted = ramp();
    int worst = 0;
    for (int y = 0; y < 30; ++y)
        for (int x = 0; x < 40; ++x) {
            const QRgb a = movie.frames[0].pixel(x, y);
            const QRgb b = wanted.pixel(x, y);
            worst = std::max({worst, std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b))});
        }
    CHECK(worst > 0);
    CHECK(worst <= 24);
}

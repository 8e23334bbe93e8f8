// SPDX-License-Identifier: MIT
#include "export/webp_writer.h"

#include <limits>
#include <webp/encode.h>
#include <webp/mux.h>

namespace {

constexpr int kEffort = 4; ///< 0 … 9: more takes much longer and saves little here

WebPAnimEncoder* newEncoder(QSize size)
{
    WebPAnimEncoderOptions options;
    if (!WebPAnimEncoderOptionsInit(&options))
        return nullptr;
    options.anim_params.loop_count = 0; // forever
    options.kmin = std::numeric_limits<int>::max() - 1;
    options.kmax = std::numeric_limits<int>::max(); // the first frame alone is a whole one
    return WebPAnimEncoderNew(size.width(), size.height(), &options);
}

/// A picture that is freed again.
struct Picture {
    WebPPicture picture{};
    bool ok = WebPPictureInit(&picture) != 0;

    Picture() = default;
    ~Picture() { WebPPictureFree(&picture); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    bool take(const QImage& image)
    {
        picture.use_argb = 1;
        picture.width = image.width();
        picture.height = image.height();
        // Qt keeps 0xffRRGGBB in the machine's order, and so does libwebp.
        if (!ok || !WebPPictureAlloc(&picture))
            return false;
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            uint32_t* target = picture.argb + static_cast<std::ptrdiff_t>(y) * picture.argb_stride;
            for (int x = 0; x < image.width(); ++x)
                target[x] = line[x] | 0xff000000U;
        }
        return true;
    }
};

} // namespace

void WebpWriter::Deleter::operator()(WebPAnimEncoder* encoder) const
{
    WebPAnimEncoderDelete(encoder);
}

WebpWriter::WebpWriter(QSize size)
    : m_encoder(newEncoder(size))
{
}

WebpWriter::~WebpWriter() = default;

std::optional<tconv::Problem> WebpWriter::add(const QImage& image, int milliseconds)
{
    WebPConfig config;
    Picture picture;
    if (!m_encoder || !WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, kEffort) ||
        !picture.take(image))
        return failure("libwebp", "out of memory");
    if (!WebPAnimEncoderAdd(m_encoder.get(), &picture.picture, m_elapsed, &config))
        return failure("libwebp", WebPAnimEncoderGetError(m_encoder.get()));
    m_elapsed += milliseconds;
    return {};
}

tconv::Result<QByteArray> WebpWriter::finish(JobControl&)
{
    WebPData data;
    WebPDataInit(&data);
    if (!m_encoder || !WebPAnimEncoderAdd(m_encoder.get(), nullptr, m_elapsed, nullptr) ||
        !WebPAnimEncoderAssemble(m_encoder.get(), &data))
        return failure("libwebp",
                       m_encoder ? WebPAnimEncoderGetError(m_encoder.get()) : "out of memory");
    const QByteArray bytes(reinterpret_cast<const char*>(data.bytes),
                           static_cast<qsizetype>(data.size));
    WebPDataClear(&data);
    return bytes;
}

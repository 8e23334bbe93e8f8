// SPDX-License-Identifier: MIT
#pragma once

#include "export/frame_writer.h"

struct WebPAnimEncoder;

/// Animated WebP without loss, by libwebp's animation encoder, which keeps what changed.
class WebpWriter final : public FrameWriter {
public:
    static constexpr int kLongestSide = 16383; ///< the format's limit

    explicit WebpWriter(QSize size);
    ~WebpWriter() override;

    std::optional<tconv::Problem> add(const QImage& image, int milliseconds) override;
    tconv::Result<QByteArray> finish(JobControl& control) override;

private:
    struct Deleter {
        void operator()(WebPAnimEncoder* encoder) const;
    };

    std::unique_ptr<WebPAnimEncoder, Deleter> m_encoder;
    int m_elapsed = 0; ///< milliseconds
};

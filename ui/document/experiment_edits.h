// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/experiment/experiment.h>

// Edits of an experiment's sizes and numbers as pure functions. Numbers are kept wherever the old
// and the new tensor have a cell, new cells are 0, and tensors that must agree are kept in step.
//
// What breaks a rule is a legal document as long as an experiment can hold it: in_channels that
// groups do not divide, kernel size 0, groups 0. An experiment cannot hold three things: negative
// sizes, out_channels that groups do not divide (the weight has out_channels / groups) and tensors
// beyond kMaxEditedValues. These are refused: withLayer() and withInputShape() name the rule, the
// short functions answer the experiment as it was. A panel marks the field, keeps the refused
// number in it and passes all its fields with the next edit, so that out_channels and groups can
// be typed in either order.

/// The most values of one tensor that an edit makes: each undo step keeps its own copy.
inline constexpr tconv::Index kMaxEditedValues = tconv::Index(1) << 18;

/// Another layer: channels, kernel size, options and bias (new weights and biases are 0).
/// Problems: negative_dimension, out_channels_not_divisible_by_groups, size_too_large.
tconv::Result<tconv::Experiment> withLayer(tconv::Experiment experiment,
                                           const tconv::ConvTranspose2dLayer& layer);

/// Another shape of the input; the weight follows its channels.
/// Problems: negative_dimension, size_too_large.
tconv::Result<tconv::Experiment> withInputShape(tconv::Experiment experiment, tconv::Shape4 shape);

tconv::Experiment withInputSize(tconv::Experiment experiment, tconv::Size2 size);
tconv::Experiment withKernelSize(tconv::Experiment experiment, tconv::Size2 size);
tconv::Experiment withBatch(tconv::Experiment experiment, tconv::Index batch);
/// Of the input and the weight.
tconv::Experiment withInChannels(tconv::Experiment experiment, tconv::Index channels);
/// Of the weight and the bias; unchanged where groups do not divide them.
tconv::Experiment withOutChannels(tconv::Experiment experiment, tconv::Index channels);
/// The channels stay; unchanged where out_channels cannot be divided so.
tconv::Experiment withGroups(tconv::Experiment experiment, tconv::Index groups);
/// Zeros, or none.
tconv::Experiment withBias(tconv::Experiment experiment, bool hasBias);

// \pre the place is inside the tensor

tconv::Experiment withInputCell(tconv::Experiment experiment, tconv::Index sample,
                                tconv::Index channel, tconv::Cell cell, tconv::Rational value);
tconv::Experiment withWeightCell(tconv::Experiment experiment, tconv::Index inputChannel,
                                 tconv::Index weightChannel, tconv::Cell tap,
                                 tconv::Rational value);
tconv::Experiment withBiasValue(tconv::Experiment experiment, tconv::Index outputChannel,
                                tconv::Rational value);

/// Another input altogether; the weight follows its channels. Problem: size_too_large.
tconv::Result<tconv::Experiment> withInput(tconv::Experiment experiment,
                                           tconv::Tensor4<tconv::Rational> input);
/// Another weight altogether; input channels and bias follow. Problem: size_too_large.
tconv::Result<tconv::Experiment> withWeight(tconv::Experiment experiment,
                                            tconv::Tensor4<tconv::Rational> weight);

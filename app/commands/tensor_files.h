// SPDX-License-Identifier: MIT
#pragma once

#include "commands/answer.h"
#include "commands/output_target.h"
#include "commands/tensor_output.h"

/// Computes the output of .npy tensors to be printed. The target is begun when nothing but the
/// work itself is left.
Loaded<Answer> computeAnswer(const SourceArguments& source, const CommonArguments& common,
                             OutputTarget& target, Work& work, Streams streams);

/// Computes it into a .npy file, of which at no time a part can be seen, and answers the values,
/// too. In memory are little more than the input, the weights and the output.
Loaded<TensorOutput> computeFile(const SourceArguments& source, const CommonArguments& common,
                                 OutputTarget& target, Work& work, Streams streams);

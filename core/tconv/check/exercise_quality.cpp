// SPDX-License-Identifier: MIT
#include <tconv/check/exercise_quality.h>
#include <tconv/check/imagined.h>
#include <tconv/check/shape_models.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tconv {

namespace {

/// Sorts what mistakes make: those that make only what is right, and those that make the same.
template <typename Made>
class Groups {
public:
    explicit Groups(Made right)
        : m_right(std::move(right))
    {
    }

    /// `made` has what each variant of the mistake makes, and is not empty.
    void add(std::string_view id, const std::vector<Made>& made)
    {
        bool isVisible = false;
        for (const Made& one : made) {
            if (one == m_right)
                continue;
            isVisible = true;
            addWrong(id, one);
        }
        if (!isVisible)
            m_quality.invisible.emplace_back(id);
    }

    ExerciseQuality take() &&
    {
        for (auto& [made, ids] : m_groups)
            if (ids.size() > 1)
                m_quality.ties.push_back(std::move(ids));
        return std::move(m_quality);
    }

private:
    void addWrong(std::string_view id, const Made& made)
    {
        const auto same = std::find_if(m_groups.begin(), m_groups.end(),
                                       [&](const auto& group) { return group.first == made; });
        if (same == m_groups.end())
            m_groups.push_back({made, {std::string(id)}});
        else if (same->second.back() != id)
            same->second.emplace_back(id);
    }

    Made m_right;
    std::vector<std::pair<Made, std::vector<std::string>>> m_groups;
    ExerciseQuality m_quality;
};

ExerciseQuality qualityOfSizes(const Experiment& experiment)
{
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = experiment.weight.shape().plane();
    const AxisSettings height = along(Axis::Height, input, kernel, experiment.options);
    const AxisSettings width = along(Axis::Width, input, kernel, experiment.options);
    Groups<Size2> groups({outputSize(height), outputSize(width)});
    for (const ShapeModel& model : shapeModels()) {
        const std::optional<Index> h = model.size(height, width);
        const std::optional<Index> w = model.size(width, height);
        if (h && w)
            groups.add(model.id, {Size2{*h, *w}});
    }
    return std::move(groups).take();
}

} // namespace

Index ExerciseQuality::losses() const
{
    auto count = static_cast<Index>(invisible.size());
    for (const std::vector<std::string>& tie : ties)
        count += static_cast<Index>(tie.size()) - 1;
    return count;
}

ExerciseQuality qualityOf(const Experiment& experiment, Topic topic)
{
    if (topic == Topic::ShapeOnly)
        return qualityOfSizes(experiment);
    Groups<Tensor4<Rational>> groups(imagine(experiment, asItIs(experiment)));
    for (const Mistake& mistake : mistakes()) {
        if (std::find(mistake.topics.begin(), mistake.topics.end(), topic) == mistake.topics.end())
            continue;
        if (const auto grids = mistake.grids(experiment); !grids.empty())
            groups.add(mistake.id, grids);
    }
    return std::move(groups).take();
}

} // namespace tconv

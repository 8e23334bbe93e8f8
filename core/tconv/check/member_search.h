// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/deviation.h>
#include <tconv/check/family_view.h>
#include <tconv/check/given_cells.h>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tconv {

/// How many different telling numbers (GivenCells::informative) an answer needs before a
/// hypothesis with this many deviations may explain it. There are some 10^2 single, 10^4 double and
/// 10^5 triple hypotheses; each telling number that fits by chance divides these by ten or more, so
/// that about one false explanation in a hundred answers or fewer is left.
Index tellingNumbersNeeded(int deviations);

/// The member that these deviations make of the experiment; nothing where its window is empty.
/// \pre checkExperiment(experiment) is empty
std::optional<Member> memberWith(const Experiment& experiment,
                                 std::span<const Deviation> deviations);

/// Deviations that together explain the answer.
struct Hypothesis {
    std::vector<Deviation> deviations;
    Member member;
    std::optional<Cell> ownWindow; ///< where the window begins, if no rule names it
};

/// Looks for the members of the family that reproduce an answer.
class MemberSearch {
public:
    MemberSearch(const Experiment& experiment, const GivenCells& given, const std::stop_token& stop)
        : m_experiment(experiment)
        , m_given(given)
        , m_stop(stop)
        , m_view(experiment)
        , m_exact(experiment)
        , m_deviations(deviationsOf(experiment))
    {
    }

    /// An id that explains the answer alone: what contains it is left out.
    void know(const std::string& id) { m_known.push_back(id); }
    /// All single and double deviations; if nothing is found or known, also three at once and
    /// windows that no rule names.
    void run();
    const std::vector<Hypothesis>& found() const { return m_found; }

private:
    void search(int depth);
    void combine(std::vector<Deviation>& chosen, std::size_t next, std::size_t count);
    void consider(const std::vector<Deviation>& chosen);
    void slide(const std::vector<Deviation>& chosen);
    void slideAll();
    bool contains(const std::vector<Deviation>& chosen) const;
    bool isOfShape(const Member& member) const;
    bool mayMatch(const Member& member) const;
    bool matches(const Member& member) const;
    void keep(const std::vector<Deviation>& chosen, const Member& member,
              std::optional<Cell> ownWindow = std::nullopt);

    const Experiment& m_experiment;
    const GivenCells& m_given;
    const std::stop_token& m_stop;
    FamilyView<double> m_view;
    FamilyView<Rational> m_exact;
    std::vector<Deviation> m_deviations;
    std::vector<std::string> m_known; ///< ids that explain the answer alone
    std::vector<Hypothesis> m_found;
    std::size_t m_shallower =
        0; ///< how many of m_found have fewer deviations than those sought now
    std::size_t m_most = 0;
};

} // namespace tconv

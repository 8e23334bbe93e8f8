// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bench/report.h>
#include <cstdio>

namespace bench {

namespace {

constexpr int kCell = 11;

std::string number(double value, int digits, const char* unit = "")
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f%s", digits, value, unit);
    return text;
}

/// Four digits that count, whatever the size.
std::string milliseconds(double value)
{
    const int digits = value < 0.01 ? 5 : value < 1 ? 4 : value < 100 ? 2 : 1;
    return number(value, digits);
}

std::string cell(const std::string& text)
{
    const auto width = static_cast<std::size_t>(kCell);
    return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

std::string leading(const LayerRow& row)
{
    std::string name = row.name;
    name.resize(std::max<std::size_t>(name.size(), 10), ' ');
    return name + std::to_string(row.threads) + "T";
}

/// Every peer that any layer has, in the order in which they first appear.
std::vector<std::string> peerNames(const Report& report)
{
    std::vector<std::string> names;
    for (const LayerRow& row : report.rows)
        for (const PeerTimes& peer : row.peers)
            if (std::ranges::find(names, peer.name) == names.end())
                names.push_back(peer.name);
    return names;
}

std::string timeCells(const LayerRow& row, const std::vector<std::string>& names,
                      double Times::*which)
{
    std::string text = leading(row) + cell(milliseconds(row.ours.*which));
    for (const std::string& name : names) {
        const auto peer = std::ranges::find(row.peers, name, &PeerTimes::name);
        text += cell(peer != row.peers.end() ? milliseconds(peer->times.*which) : "-");
    }
    return text;
}

std::string timeHeads(const std::string& title, const std::vector<std::string>& names)
{
    std::string text = title;
    text.resize(std::max<std::size_t>(text.size(), 12), ' ');
    text += cell("tconv");
    for (const std::string& name : names)
        text += cell(name);
    return text;
}

std::string ratioCells(const LayerRow& row)
{
    const PeerTimes* best = bestPeer(row);
    return best != nullptr ? cell(best->name) + cell(number(*ratio(row), 2))
                           : cell("-") + cell("-");
}

std::string minimumTable(const Report& report, const std::vector<std::string>& names)
{
    std::string text = timeHeads("minimum, ms", names) + cell("best peer") + cell("peer/ours") +
                       cell("GF/s") + cell("GB/s") + cell("of limit") + '\n';
    for (const LayerRow& row : report.rows) {
        const double share = limitShare(row, report.limits, report.cacheBytes);
        text += timeCells(row, names, &Times::minimum) + ratioCells(row) +
                cell(number(gigaflops(row), 1)) + cell(number(gigabytes(row), 1)) +
                cell(number(100 * share, 0, " %")) + '\n';
    }
    return text;
}

std::string means(const Report& report)
{
    std::string text;
    for (const MachineLimits& limit : report.limits)
        if (const auto mean = geometricMean(report.rows, limit.threads))
            text += "geometric mean of peer/ours, " + std::to_string(limit.threads) +
                    "T: " + number(*mean, 2) + '\n';
    if (const auto mean = geometricMean(report.rows))
        text += "geometric mean of peer/ours: " + number(*mean, 2) + '\n';
    return text;
}

std::string medianTable(const Report& report, const std::vector<std::string>& names)
{
    std::string text = timeHeads("median, ms", names) + '\n';
    for (const LayerRow& row : report.rows)
        text += timeCells(row, names, &Times::median) + '\n';
    return text;
}

std::string planTable(const Report& report)
{
    std::string text =
        "ours, ms    " + cell("build plan") + cell("pack") + cell("first call") + "  plan\n";
    for (const LayerRow& row : report.rows)
        text += leading(row) + cell(milliseconds(row.planMs)) + cell(milliseconds(row.packMs)) +
                cell(milliseconds(row.firstCallMs)) + "  " + row.plan + '\n';
    return text;
}

std::string limitTable(const Report& report)
{
    std::string text = "limits      " + cell("GF/s") + cell("triad GB/s") + cell("streaming") +
                       cell("1st touch") + '\n';
    for (const MachineLimits& limit : report.limits)
        text += "          " + std::to_string(limit.threads) + "T" +
                cell(number(limit.gigaflops, 1)) + cell(number(limit.triad, 1)) +
                cell(number(limit.streaming, 1)) + cell(number(limit.firstTouch, 1)) + '\n';
    return text;
}

} // namespace

std::string tables(const Report& report)
{
    const std::vector<std::string> names = peerNames(report);
    return minimumTable(report, names) + means(report) + '\n' + medianTable(report, names) + '\n' +
           planTable(report) + '\n' + limitTable(report);
}

} // namespace bench

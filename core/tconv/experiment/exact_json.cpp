// SPDX-License-Identifier: MIT
#include <tconv/experiment/exact_json.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace tconv {

namespace {

// nlohmann's parser refuses numbers that overflow its floating type; long double lets pass every
// exponent that an exact number may have.
using WideJson = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t,
                                      std::uint64_t, long double>;

/// What was unexpected, out of "[json.exception.parse_error.101] parse error at line 1, column 2:
/// syntax error while parsing value - invalid literal; last read: '…'; expected …".
std::string reasonOf(std::string_view message)
{
    if (message.find("number overflow") != std::string_view::npos)
        return "a number is out of range";
    message.remove_prefix(std::min(message.size(), message.find(" - ") + 3));
    const std::size_t lastRead = message.find("; last read: ");
    const std::size_t expected = message.rfind("; expected ");
    std::string reason(message.substr(0, std::min(lastRead, expected)));
    // The source's own text, which may be anything, can look like that, too.
    const bool isPlain = std::ranges::none_of(message.substr(std::min(message.size(), expected)),
                                              [](char c) { return c < ' ' || c > '~'; });
    if (expected != std::string_view::npos && isPlain)
        reason += message.substr(expected);
    return reason;
}

/// Builds the value out of the parser's events. A callback answers whether parsing goes on.
class Builder : public nlohmann::json_sax<WideJson> {
public:
    explicit Builder(const JsonLimits& limits)
        : m_limits(limits)
    {
    }

    bool null() override { return add({JsonNull{}}); }
    bool boolean(bool value) override { return add({value}); }
    // Without a fraction and an exponent a number comes as 64 bits. The signed kind comes only with
    // a minus sign, which 0 would lose.
    bool number_integer(std::int64_t value) override
    {
        return add({JsonNumber{value == 0 ? "-0" : std::to_string(value)}});
    }
    bool number_unsigned(std::uint64_t value) override
    {
        return add({JsonNumber{std::to_string(value)}});
    }
    bool number_float(long double, const std::string& text) override;
    bool string(std::string& value) override { return add({std::move(value)}); }
    bool binary(WideJson::binary_t&) override { return false; } // JSON text has none
    bool start_array(std::size_t) override { return open({JsonArray{}}); }
    bool end_array() override { return close(); }
    bool start_object(std::size_t) override { return open({JsonObject{}}); }
    bool end_object() override { return close(); }
    bool key(std::string& value) override
    {
        m_key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override
    {
        return fail(
            {ProblemCode::JsonSyntax, {}, {static_cast<Index>(position)}, reasonOf(error.what())});
    }

    Result<JsonValue> take() &&
    {
        if (m_problem)
            return *std::move(m_problem);
        return std::move(m_root);
    }

private:
    bool fail(Problem problem)
    {
        m_problem = std::move(problem);
        return false;
    }
    /// Puts the value where the next one belongs; its address holds until the parent closes.
    JsonValue* place(JsonValue value);
    bool add(JsonValue value);
    bool open(JsonValue container);
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    JsonLimits m_limits;
    JsonValue m_root;
    std::vector<JsonValue*> m_open;
    std::string m_key;
    Index m_count = 0;
    std::optional<Problem> m_problem;
};

bool Builder::number_float(long double, const std::string& text)
{
    // The parser writes the decimal point of the C locale that is set, not the source's.
    std::string plain = text;
    std::ranges::replace_if(
        plain,
        [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string::npos; },
        '.');
    return add({JsonNumber{std::move(plain)}});
}

JsonValue* Builder::place(JsonValue value)
{
    if (m_open.empty()) {
        m_root = std::move(value);
        return &m_root;
    }
    if (auto* const array = std::get_if<JsonArray>(&m_open.back()->content))
        return &array->emplace_back(std::move(value));
    auto& object = std::get<JsonObject>(m_open.back()->content);
    object.push_back({std::move(m_key), std::move(value)});
    return &object.back().value;
}

bool Builder::add(JsonValue value)
{
    if (++m_count > m_limits.values)
        return fail({ProblemCode::GridTooLarge, {}, {m_count, m_limits.values}});
    place(std::move(value));
    return true;
}

bool Builder::open(JsonValue container)
{
    if (m_open.size() == m_limits.depth)
        return fail({ProblemCode::JsonTooDeep, {}, {static_cast<Index>(m_limits.depth)}});
    if (++m_count > m_limits.values)
        return fail({ProblemCode::GridTooLarge, {}, {m_count, m_limits.values}});
    m_open.push_back(place(std::move(container)));
    return true;
}

/// Writes a value by its kind.
struct Writer {
    std::string& text;

    void operator()(JsonNull) const { text += "null"; }
    void operator()(bool value) const { text += value ? "true" : "false"; }
    void operator()(const JsonNumber& number) const { text += number.text; }
    void operator()(const std::string& string) const { text += jsonQuoted(string); }
    void operator()(const JsonArray& array) const
    {
        text += '[';
        for (const JsonValue& element : array) {
            text += &element == array.data() ? "" : ", ";
            std::visit(*this, element.content);
        }
        text += ']';
    }
    void operator()(const JsonObject& object) const
    {
        text += '{';
        for (const JsonMember& member : object) {
            text += &member == object.data() ? "" : ", ";
            text += jsonQuoted(member.key) + ": ";
            std::visit(*this, member.value.content);
        }
        text += '}';
    }
};

} // namespace

Result<JsonValue> parseJson(std::string_view bytes, const JsonLimits& limits)
{
    Builder builder(limits);
    WideJson::sax_parse(bytes.begin(), bytes.end(), &builder);
    return std::move(builder).take();
}

const JsonValue* findMember(const JsonObject& object, std::string_view key)
{
    const auto found = std::ranges::find(object, key, &JsonMember::key);
    return found == object.end() ? nullptr : &found->value;
}

std::optional<Index> jsonInteger(const JsonValue& value)
{
    const auto* const number = std::get_if<JsonNumber>(&value.content);
    if (number == nullptr)
        return std::nullopt;
    Index integer = 0;
    const char* const end = number->text.data() + number->text.size();
    const auto [stop, error] = std::from_chars(number->text.data(), end, integer);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return integer;
}

std::string jsonText(const JsonValue& value)
{
    std::string text;
    std::visit(Writer{text}, value.content);
    return text;
}

std::string jsonQuoted(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace tconv

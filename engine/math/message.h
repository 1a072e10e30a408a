// What is refused, and why, in words that can be said in another language: a text with named places, and what stands in
// them.
#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace descenso {

struct Message;

/// An English text with places in braces, as "{name} must be above {low}". Only a literal becomes one, "…"_message: all
/// of them can be found in the sources, and a translation is looked up by the text.
class MessageText {
 public:
  constexpr std::string_view text() const { return text_; }
  bool operator==(const MessageText&) const = default;

 private:
  friend constexpr MessageText operator""_message(const char* text, std::size_t size);
  constexpr explicit MessageText(std::string_view text) : text_(text) {}

  std::string_view text_;
};

constexpr MessageText operator""_message(const char* text, std::size_t size) {
  return MessageText(std::string_view(text, size));
}

/// A name of ours that an interface may translate under "GROUP.NAME": "optimizer", "adam".
struct NameIn {
  std::string_view group;
  std::string_view name;
};

/// What stands in a place: a number, words that are the same in every language (what was typed, a file), a name of
/// ours, or another message.
struct MessageValue {
  enum class Kind { words, number, name, message };

  MessageValue(std::string_view name, std::integral auto number)
      : place(name), kind(Kind::number), text(std::to_string(number)) {}
  MessageValue(std::string_view name, double number);
  template <std::convertible_to<std::string_view> Words>
  MessageValue(std::string_view name, const Words& words)
      : place(name), kind(Kind::words), text(std::string_view(words)) {}
  MessageValue(std::string_view name, NameIn known)
      : place(name), kind(Kind::name), text(known.name), group(known.group) {}
  MessageValue(std::string_view name, const Message& message);

  std::string_view place;
  Kind kind;
  std::string text;                    ///< a number as numberText writes it; of a message its English text with places
  std::string group{};                 ///< of a name
  std::vector<MessageValue> values{};  ///< of a message
};

struct Message {
  Message(MessageText words, std::initializer_list<MessageValue> given = {}) : text(words.text()), values(given) {}

  std::string_view text;
  std::vector<MessageValue> values;
};

/// The text with its places filled in, as what() says it.
std::string english(const Message& message);

/// The pattern with {name} replaced wherever a name is among the values; other braces stay.
std::string filled(std::string_view pattern, std::span<const std::pair<std::string_view, std::string>> values);

/// "a", "a or b", "a, b or c".
Message alternatives(std::span<const std::string_view> names);

/// What an exception carries so that others can say it in their language.
class MessageHolder {
 public:
  explicit MessageHolder(Message message) : message_(std::move(message)) {}
  virtual ~MessageHolder() = default;
  const Message& message() const { return message_; }

 protected:
  MessageHolder(const MessageHolder&) = default;
  MessageHolder& operator=(const MessageHolder&) = default;

 private:
  Message message_;
};

/// An exception of the standard library whose what() is the message in English.
template <class Exception>
class Saying : public Exception, public MessageHolder {
 public:
  explicit Saying(const Message& message) : Exception(english(message)), MessageHolder(message) {}
  Saying(MessageText text, std::initializer_list<MessageValue> values) : Saying(Message(text, values)) {}
};
using InvalidArgument = Saying<std::invalid_argument>;
using RuntimeError = Saying<std::runtime_error>;

/// A text that is the same in every language, as what a library or the system says in its own words.
Message verbatim(std::string_view text);
/// What an exception says; its what() as it is where it carries no message.
Message messageOf(const std::exception& error);

}  // namespace descenso

#include "app/export/json_reader.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "app/export/json_reason.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using Json = nlohmann::json;

constexpr std::size_t maximumDepth = 64;

/// Walks a text and tells how far the parser has come: it hands out no positions itself.
class TrackingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  TrackingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  TrackingIterator operator++(int) {
    TrackingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const TrackingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

TextPosition positionAt(std::string_view text, std::size_t offset) {
  TextPosition position;
  for (const char c : text.substr(0, offset)) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!continues) {
      ++position.column;
    }
  }
  return position;
}

/// Where the parser stands, as the keys and indices that lead there, and where the value that it just met begins.
class Events : public nlohmann::json_sax<Json> {
 public:
  explicit Events(std::string_view text) : text_(text), reached_(text.data()) {}

  bool run() {
    const char* end = text_.data() + text_.size();
    return Json::sax_parse(TrackingIterator(text_.data(), &reached_), TrackingIterator(end, &reached_), this);
  }

  bool null() override { return meet(Json()); }
  bool boolean(bool value) override { return meet(value); }
  bool number_integer(number_integer_t value) override { return meet(value); }
  bool number_unsigned(number_unsigned_t value) override { return meet(value); }
  bool number_float(number_float_t value, const string_t&) override { return meet(value); }
  bool string(string_t& value) override { return meet(std::move(value)); }
  bool binary(binary_t&) override { return false; }  // JSON text holds none
  bool start_object(std::size_t) override { return meet(Json::object()); }
  bool start_array(std::size_t) override { return meet(Json::array()); }
  bool key(string_t& name) override {
    begin_ = tokenAfter(previousEnd_);
    previousEnd_ = offset();
    return onKey(std::move(name));
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

 protected:
  /// The value just met begins at begin().
  virtual bool onValue(Json value) = 0;
  virtual bool onKey(std::string name) = 0;
  virtual bool onClose() = 0;

  std::size_t begin() const { return begin_; }
  std::string_view text() const { return text_; }
  /// The first byte of the token that follows a place between tokens.
  std::size_t tokenAfter(std::size_t place) const {
    const std::size_t found = text_.find_first_not_of(" \t\r\n,:\xEF\xBB\xBF", place);
    return found == std::string_view::npos ? text_.size() : found;
  }
  std::size_t previousEnd() const { return previousEnd_; }

 private:
  std::size_t offset() const { return static_cast<std::size_t>(reached_ - text_.data()); }
  bool meet(Json value) {
    begin_ = tokenAfter(previousEnd_);
    previousEnd_ = offset();
    return onValue(std::move(value));
  }
  bool close() {
    previousEnd_ = offset();
    return onClose();
  }

  std::string_view text_;
  const char* reached_;
  /// One further than the end where the last token was a number: the parser had to look at what follows. What is passed
  /// over is never the beginning of a value.
  std::size_t previousEnd_ = 0;
  std::size_t begin_ = 0;
};

/// Builds the values.
class Builder : public Events {
 public:
  Builder(std::string_view text, std::string_view name) : Events(text), name_(name) {}

  Json take() {
    run();
    return std::move(root_);
  }

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) override {
    const std::size_t start = tokenAfter(previousEnd());
    const std::string word = wordAt(start);
    if (isNotFinite(word)) refuse(start, {"{word} cannot be read: write a finite number"_message, {{"word", word}}});
    const std::string what = error.what();
    if (what.find("number overflow") != std::string::npos)
      refuse(start, {"{token} is too large for a number"_message, {{"token", token}}});
    refuse(offsetOfError(position, token, what),
           {"this is not JSON: {reason}"_message, {{"reason", jsonReason(what)}}});
  }

 protected:
  bool onValue(Json value) override {
    const bool isContainer = value.is_structured();
    if (isContainer && open_.size() == maximumDepth) {
      refuse(begin(), {"values are nested more than {most} deep"_message, {{"most", maximumDepth}}});
    }
    Json& placed = place(std::move(value));
    if (isContainer) open_.push_back(&placed);
    return true;
  }

  bool onKey(std::string name) override {
    const auto [member, isNew] = open_.back()->emplace(std::move(name), nullptr);
    if (!isNew) refuse(begin(), {"\"{name}\" stands here a second time"_message, {{"name", member.key()}}});
    member_ = &member.value();
    return true;
  }

  bool onClose() override {
    open_.pop_back();
    return true;
  }

 private:
  Json& place(Json value) {
    if (open_.empty()) return root_ = std::move(value);
    if (open_.back()->is_object()) return *member_ = std::move(value);
    return open_.back()->emplace_back(std::move(value));
  }

  [[noreturn]] void refuse(std::size_t offset, const Message& what) const {
    const TextPosition at = positionAt(text(), offset);
    throw ReadError(name_, at.line, at.column, what);
  }

  std::string wordAt(std::size_t start) const {
    const std::string_view rest = text().substr(start, 16);
    const std::size_t sign = rest.starts_with('-') || rest.starts_with('+') ? 1 : 0;
    const std::size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", sign);
    return std::string(rest.substr(0, end));
  }

  static bool isNotFinite(std::string word) {
    if (word.starts_with('-') || word.starts_with('+')) word.erase(0, 1);
    for (char& c : word) c = static_cast<char>(c | 0x20);  // letters only: to lower case
    return word == "nan" || word == "inf" || word == "infinity";
  }

  /// The parser counts what it has read: the culprit is the last byte, or the whole token that was not expected there.
  std::size_t offsetOfError(std::size_t position, const std::string& token, const std::string& what) const {
    const bool isAtEnd = what.find("unexpected end of input") != std::string::npos || position > text().size();
    if (isAtEnd) return text().size();
    const std::size_t last = position == 0 ? 0 : position - 1;
    const bool isPunctuation = std::string_view(",:[]{}").find(text()[last]) != std::string_view::npos;
    if (isPunctuation || what.find("unexpected") == std::string::npos) return last;
    // The library keeps the text of strings and numbers, but of words (true, null) also what came before them.
    if (text()[last] != 'e' && text()[last] != 'l') return position - std::min(position, token.size());
    const std::size_t before = text().substr(0, position).find_last_not_of("truefalsn");
    return before == std::string_view::npos ? 0 : before + 1;
  }

  std::string_view name_;
  Json root_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
};

/// Follows one pointer and stops at its value.
class Finder : public Events {
 public:
  Finder(std::string_view text, std::string_view pointer) : Events(text) {
    const Json::json_pointer parsed{std::string(pointer)};
    for (Json::json_pointer rest = parsed; !rest.empty(); rest.pop_back()) steps_.insert(steps_.begin(), rest.back());
  }

  TextPosition find() {
    run();
    return positionAt(text(), best_);
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 protected:
  bool onValue(Json value) override {
    enter();
    const std::size_t depth = path_.size();
    const bool isOnTheWay = depth == matched_ && (depth == 0 || path_.back().matches);
    if (isOnTheWay) best_ = begin();
    if (isOnTheWay && depth == steps_.size()) return false;  // found: no more is read
    if (value.is_structured()) {
      path_.push_back({value.is_array(), 0, false});
      if (isOnTheWay) matched_ = depth + 1;
    }
    return true;
  }
  bool onKey(std::string name) override {
    path_.back().matches = path_.size() == matched_ && name == steps_[matched_ - 1];
    return true;
  }
  bool onClose() override {
    if (matched_ == path_.size()) return false;  // the way ends here
    path_.pop_back();
    return true;
  }

 private:
  struct Level {
    bool isArray;
    std::size_t next;  ///< index of the next element
    bool matches;      ///< whether the present member is the one that the pointer names
  };

  void enter() {
    if (path_.empty() || !path_.back().isArray) return;
    Level& level = path_.back();
    level.matches = path_.size() == matched_ && std::to_string(level.next) == steps_[matched_ - 1];
    ++level.next;
  }

  std::vector<std::string> steps_;
  std::vector<Level> path_;
  std::size_t matched_ = 0;  ///< levels of path_ that lie on the way
  std::size_t best_ = 0;
};

}  // namespace

Json readJson(std::string_view text, std::string_view name) { return Builder(text, name).take(); }

TextPosition locate(std::string_view text, std::string_view pointer) { return Finder(text, pointer).find(); }

}  // namespace descenso

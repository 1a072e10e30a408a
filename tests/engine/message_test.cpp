// Messages: a text with places, its English, and the exceptions that carry it.
#include "engine/math/message.h"

#include <gtest/gtest.h>

#include <array>

namespace descenso {
namespace {

TEST(Message, IsSaidInEnglishWithItsPlacesFilledIn) {
  const Message message("{name} must be in [{low}, {high}), got {got}"_message,
                        {{"name", "beta"}, {"low", 0}, {"high", 1.0}, {"got", 1e-8}});
  EXPECT_EQ(english(message), "beta must be in [0, 1), got 1e-08");
}

TEST(Message, HoldsMessages) {
  const Message reason("{word} is no number"_message, {{"word", std::string("1x")}});
  EXPECT_EQ(english({"{file}:{line}: {reason}"_message, {{"file", "a.csv"}, {"line", 3}, {"reason", reason}}}),
            "a.csv:3: 1x is no number");
  EXPECT_EQ(english({"the {what}"_message, {{"what", "end"_message}}}), "the end");
}

TEST(Message, ANameOfOursIsItselfInEnglish) {
  EXPECT_EQ(english({"{name} has no data"_message, {{"name", NameIn{"problem", "beale"}}}}), "beale has no data");
}

// What is filled in is not looked at again, and what is no place stays.
TEST(Message, KeepsOtherBraces) {
  EXPECT_EQ(english({R"(write {"x": 2} for {name})"_message, {{"name", "{name}"}}}), R"(write {"x": 2} for {name})");
  EXPECT_EQ(english({"{a}{b}{"_message, {{"a", "{b}"}, {"b", 2}}}), "{b}2{");
  EXPECT_EQ(english("{a}"_message), "{a}");
}

TEST(Message, ListsAlternatives) {
  const std::array<std::string_view, 3> names = {"gd", "adam", "newton"};
  const auto listed = [&](std::size_t count) { return english(alternatives(std::span(names).first(count))); };
  EXPECT_EQ(listed(0), "");
  EXPECT_EQ(listed(1), "gd");
  EXPECT_EQ(listed(2), "gd or adam");
  EXPECT_EQ(listed(3), "gd, adam or newton");
}

template <class Exception>
std::string textOf(const Exception& thrown) {
  try {
    throw thrown;
  } catch (const std::exception& error) {
    return std::string(messageOf(error).text) + " | " + error.what();
  }
}

TEST(Message, IsFoundInEveryException) {
  EXPECT_EQ(textOf(InvalidArgument("got {got}"_message, {{"got", 2}})), "got {got} | got 2");
  EXPECT_EQ(textOf(RuntimeError("cannot"_message)), "cannot | cannot");
  EXPECT_EQ(textOf(std::runtime_error("{got}")), "{text} | {got}") << "the words of others, as they are";
  EXPECT_EQ(english(messageOf(std::runtime_error("{got}"))), "{got}");
  EXPECT_THROW(throw InvalidArgument("no"_message), std::invalid_argument);
}

}  // namespace
}  // namespace descenso

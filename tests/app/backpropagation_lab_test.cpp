// The backpropagation lab without a screen: what it computes, says, saves and draws.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "app/export/scene.h"
#include "app/labs/backpropagation/plots.h"
#include "app/labs/backpropagation/plots_graph.h"
#include "app/labs/backpropagation/state_code.h"
#include "app/labs/backpropagation/state_dictionary.h"
#include "app/labs/backpropagation/state_text.h"
#include "tests/app/recording_canvas.h"
#include "tests/support/drawn_plot.h"
#include "tests/support/large_graph.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class BackpropagationLabTest : public testing::Test {
 protected:
  void edit(const std::function<void(BackpropagationConfig&)>& change) {
    BackpropagationConfig config = lab.config();
    change(config);
    lab.configure(config);
  }
  void show(std::string_view graph) {
    edit([&](BackpropagationConfig& config) { chooseGraph(config, *findGraph(graph)); });
  }
  void type(std::string_view formula) {
    edit([&](BackpropagationConfig& config) { chooseFormula(config, formula); });
  }
  void set(std::string_view name, double value) {
    edit([&](BackpropagationConfig& config) {
      for (InputSetting& input : config.inputs)
        if (input.name == shownName(name)) input.value = value;
    });
  }
  std::string said() {
    std::string all;
    for (const FormulaRow& row : stepRows(text, lab)) all += row.text + row.result + "\n";
    return all;
  }
  std::vector<std::uint8_t> drawn(std::string_view name, std::string_view language = "en", int width = 600,
                                  int height = 400, ThemeName themeName = ThemeName::dark) {
    return tests::drawnPlot(plots, name, {width, height, themeName, language});
  }

  BackpropagationLab lab;
  BackpropagationPlots plots{lab};
  Translations text{"en"};
};

TEST_F(BackpropagationLabTest, OpensOnTheFirstGraphOfTheCourse) {
  EXPECT_EQ(lab.config().formula, "q = x + y; f = q z");
  EXPECT_EQ(lab.values().value(lab.output()), -12);
  EXPECT_EQ(lab.playback().step(), 0);
  EXPECT_EQ(lab.playback().last(), 10);
}

TEST_F(BackpropagationLabTest, WritesEachStepOut) {
  EXPECT_THAT(said(), HasSubstr("f = q · z"));
  lab.forward();
  EXPECT_EQ(said(), "q = x + y\nx = −2 arrives: 1 of 2\n= −2 + y\n");
  EXPECT_EQ(stepLine(text, lab), "q = x + y = −2 + y");
  lab.forward();
  EXPECT_EQ(said(), "q = x + y\ny = 5 arrives: 2 of 2\n= −2 + 5\n= 3\n");
  lab.forward();
  EXPECT_EQ(said(), "f = q · z\nq = 3 arrives: 1 of 2\n= 3 · z\n");
  lab.forward();
  EXPECT_EQ(said(), "f = q · z\nz = −4 arrives: 2 of 2\n= 3 · (−4)\n= −12\n");
  lab.forward();
  EXPECT_THAT(said(), HasSubstr("∂f/∂f = 1"));
  lab.forward();
  EXPECT_EQ(said(), "∂f/∂q = ∂f/∂f · ∂f/∂q\nlocal: ∂f/∂q = z = −4\nincoming: ∂f/∂f = 1\n1 · (−4) = −4\n");
  lab.playback().seek(10);
  EXPECT_THAT(said(), HasSubstr("x ← −2 − 0.1 · (−4) = −1.6"));
  lab.back();
  EXPECT_THAT(said(), HasSubstr("∂f/∂y = ∂f/∂q · ∂q/∂y"));
}

TEST_F(BackpropagationLabTest, AddsUpWhereAValueIsReadTwice) {
  show("gate-copy");
  const int x = *lab.graph().find("x");
  long step = 0;
  while (lab.walk().flowsSoFar(lab.graph(), x, step) < 1) ++step;
  lab.playback().seek(step);
  EXPECT_THAT(said(), HasSubstr("1 of 2 added"));
  while (lab.walk().flowsSoFar(lab.graph(), x, step) < 2) ++step;
  lab.playback().seek(step);
  EXPECT_THAT(said(), HasSubstr("2 of 2 added"));
  EXPECT_THAT(said(), HasSubstr("(−1) + 3 = 2"));
}

TEST_F(BackpropagationLabTest, FollowsAnInputWithoutMoving) {
  lab.playback().seek(7);
  set("z", 2);
  EXPECT_EQ(lab.playback().step(), 7);
  EXPECT_EQ(lab.values().value(lab.output()), 6);
  EXPECT_EQ(lab.values().gradient(*lab.graph().find("q")), 2);
}

TEST_F(BackpropagationLabTest, UpdatesGoOnWithTheNewNumbers) {
  show("seven-parameters");
  const long length = lab.walk().length();
  EXPECT_EQ(lab.playback().last(), 100 * length);
  EXPECT_NEAR(lab.descent().costs[1], 0.0348541, 5e-8);
  EXPECT_NEAR(lab.descent().costs[100], 0.0044090, 5e-8);
  lab.playback().seek(length);
  EXPECT_NEAR(lab.inputsAfter()[0], 0.10040, 5e-6);
  EXPECT_NEAR(lab.values().value(lab.output()), 0.0359006, 5e-8);
  lab.playback().move(1);
  EXPECT_NEAR(lab.inputs()[0], 0.10040, 5e-6);
  EXPECT_NEAR(lab.values().value(lab.output()), 0.0348541, 5e-8);
  ASSERT_TRUE(lab.printedCost());
  EXPECT_NEAR(*lab.printedCost(), 0.0355363, 5e-8);
}

TEST_F(BackpropagationLabTest, ShowsTheSlidesProductBesideTheRightOne) {
  show("tail");
  const ComputationGraph& graph = lab.graph();
  const int w21 = *graph.find("w21");
  long step = 0;
  while (!lab.walk().hasGradient(graph, w21, step)) ++step;
  lab.playback().seek(step);
  EXPECT_THAT(said(), testing::Not(HasSubstr("slide")));
  EXPECT_EQ(lab.printed(w21), nullptr);
  edit([](BackpropagationConfig& config) { config.isPrinted = true; });
  ASSERT_NE(lab.printed(w21), nullptr);
  EXPECT_EQ(lab.printed(*graph.find("w22")), nullptr);
  EXPECT_THAT(said(), HasSubstr("(slide: a₂ ∂J/∂z₂ = "));
  // It follows the numbers: with a₁ = a₂ both are the same.
  set("a1", 2);
  set("a2", 2);
  EXPECT_DOUBLE_EQ(printedGradient(*lab.printed(w21), graph, lab.values()), lab.values().gradient(w21));
  EXPECT_NEAR(*lab.printedCost(), lab.descent().costs[1], 1e-15);
}

TEST_F(BackpropagationLabTest, DifferentiatesAnyNamedPart) {
  edit([](BackpropagationConfig& config) { config.output = "q"; });
  EXPECT_EQ(lab.values().gradient(*lab.graph().find("z")), 0);
  EXPECT_EQ(lab.values().gradient(*lab.graph().find("x")), 1);
}

TEST_F(BackpropagationLabTest, ChecksEveryNodeAgainstDifferences) {
  type("q = sin(x) cos(y); r = q² + q x; exp(-r) / (2 + q)");
  for (std::size_t i = 0; i < lab.graph().nodes().size(); ++i) {
    if (lab.graph().nodes()[i].isConstant) continue;
    EXPECT_LT(lab.check(static_cast<int>(i)).error, 1e-5);
  }
}

TEST_F(BackpropagationLabTest, SaysWhereANumberEnds) {
  type("q = x - y; u = log(q); f = u z");
  set("x", 1);
  set("y", 2);
  lab.playback().seek(3);
  EXPECT_THAT(said(), HasSubstr("q = −1 arrives\n"));
  EXPECT_THAT(said(), HasSubstr("logarithm of a number that is not positive"));
  lab.playback().move(1);
  EXPECT_EQ(said(), "f = u · z\nu arrives without a value\n= u · z\n");
  lab.playback().move(1);
  EXPECT_THAT(said(), HasSubstr("something before it has no value"));
  EXPECT_TRUE(lab.descent().isCutShort);
  EXPECT_EQ(lab.playback().last(), lab.walk().length() - 1);
  for (const std::string_view name : plots.names()) drawn(name);
}

TEST_F(BackpropagationLabTest, KeepsTheNumbersOfInputsThatStay) {
  set("x", 7);
  type("x y + w");
  EXPECT_EQ(lab.config().inputs[0], (InputSetting{"x", 7, true}));
  EXPECT_EQ(lab.config().inputs[2].name, "w");
  EXPECT_THROW(type("x +"), FormulaError);
  EXPECT_EQ(lab.config().formula, "x y + w");
}

TEST_F(BackpropagationLabTest, CountsMultiplicationsByPathsAndByTheSweep) {
  show("two-hidden-layers");
  edit([&](BackpropagationConfig& config) { config.selected = *lab.graph().find("x1"); });
  std::string all;
  for (const FormulaRow& row : pathRows(text, lab)) all += row.text + row.result + "\n";
  EXPECT_THAT(all, HasSubstr("paths: 4\n"));
  EXPECT_THAT(all, HasSubstr("multiplications along them: 36\n"));
  EXPECT_THAT(all, HasSubstr("p ← h₁ ← z₁ ← x₁: 0.0003547"));
  EXPECT_THAT(all, HasSubstr("0.001419"));
  EXPECT_THAT(all, HasSubstr("multiplications by one sweep: 40\n"));
}

TEST_F(BackpropagationLabTest, HasTheCodeOfEachGate) {
  const auto code = [&](std::string_view formula) {
    const ComputationGraph graph = readGraph(formula);
    std::string all;
    for (const CodeLine& line : gateCode(graph, graph.output())) all += line.text + "\n";
    return all;
  };
  EXPECT_EQ(code("x y"),
            "class MultiplyGate:\n  def forward(self, x, y):\n    self.x, self.y = x, y\n    return x * y\n"
            "  def backward(self, dz):\n    dx = self.y * dz\n    dy = self.x * dz\n    return dx, dy\n");
  EXPECT_THAT(code("2 x"), HasSubstr("class MulConstant"));
  EXPECT_THAT(code("2 x"), HasSubstr("x /= a"));
  EXPECT_THAT(code("σ(x)"), HasSubstr("dx = self.z * (1 - self.z) * dz"));
  for (const std::string_view operation :
       {"-x",      "sin(x)", "cos(x)", "tan(x)",   "asin(x)", "acos(x)",   "atan(x)",   "sinh(x)",  "cosh(x)",
        "tanh(x)", "exp(x)", "log(x)", "log10(x)", "log2(x)", "sqrt(x)",   "abs(x)",    "sign(x)",  "relu(x)",
        "x + y",   "x - y",  "x / y",  "x^y",      "x^3",     "min(x, y)", "max(x, y)", "x + y + z"}) {
    EXPECT_THAT(code(operation), HasSubstr("def backward(self, dz)")) << operation;
    EXPECT_THAT(code(operation), HasSubstr("return")) << operation;
  }
}

TEST_F(BackpropagationLabTest, FindsThePartnersOfTheDictionary) {
  show("seven-parameters");
  const ComputationGraph& graph = lab.graph();
  const auto nodesOf = [&](std::string_view entry) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i)
      if (isEntry(graph, lab.output(), static_cast<int>(i), entry)) names.insert(nodeName(graph, static_cast<int>(i)));
    return names;
  };
  EXPECT_THAT(nodesOf("cost"), ElementsAre("J"));
  EXPECT_THAT(nodesOf("activation"), ElementsAre("a₁", "a₂", "h"));
  EXPECT_THAT(nodesOf("sum"), ElementsAre("z₁", "z₂", "z₃"));
  EXPECT_THAT(nodesOf("bias"), ElementsAre("b₁", "b₂", "b₃"));
  EXPECT_THAT(nodesOf("branch"), ElementsAre("x"));
  for (const std::string_view entry : dictionaryEntries()) EXPECT_FALSE(nodesOf(entry).empty()) << entry;
}

TEST_F(BackpropagationLabTest, IsSavedAndLoadedWhole) {
  type("z = w x + b; h = σ(z); J = (h - y)²");
  edit([](BackpropagationConfig& config) {
    config.inputs[1].isLearned = false;
    config.output = "h";
    config.alpha = 0.5;
    config.updates = 7;
    config.selected = 2;
    config.look.side = "paths";
    config.look.view("graph").x = {0.5, 2, false};
  });
  lab.playback().seek(11);
  BackpropagationLab other;
  other.load(lab.save());
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 11);
  EXPECT_EQ(other.save(), lab.save());
}

struct WrongState {
  const char* state;
  const char* pointer;
  const char* what;
};
class WrongGraphState : public testing::TestWithParam<WrongState> {};

TEST_P(WrongGraphState, IsRefusedWithItsPlaceAndLeavesTheLab) {
  BackpropagationLab lab;
  const json before = lab.save();
  try {
    lab.load(json::parse(GetParam().state));
    ADD_FAILURE() << GetParam().state << " was loaded";
  } catch (const SceneError& error) {
    EXPECT_EQ(error.pointer(), GetParam().pointer);
    EXPECT_THAT(error.what(), HasSubstr(GetParam().what));
  }
  EXPECT_EQ(lab.save(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Backpropagation, WrongGraphState,
    testing::Values(WrongState{R"({"formula": "x +"})", "/formula", "column 4"},
                    WrongState{R"({"formula": "e = x"})", "/formula", "already means something"},
                    WrongState{R"({"graph": "nets"})", "/graph", "sum-times"},
                    WrongState{R"({"inputs": {"w": 1}})", "/inputs/w", "its inputs are x, y, z"},
                    WrongState{R"({"inputs": {"x": 1e9}})", "/inputs/x", ""},
                    WrongState{R"({"fixed": ["k"]})", "/fixed/0", "no input"},
                    WrongState{R"({"output": "x y"})", "/output", "no part"},
                    WrongState{R"({"alpha": 0})", "/alpha", ""}, WrongState{R"({"updates": 101})", "/updates", ""},
                    WrongState{R"({"selected": 5})", "/selected", ""}, WrongState{R"({"step": 11})", "/step", ""},
                    WrongState{R"({"look": {"side": "none"}})", "/look/side", ""},
                    WrongState{R"({"speed": 0})", "/speed", ""}, WrongState{R"({"node": 1})", "/node", ""}));

TEST_F(BackpropagationLabTest, HasNoUseForExamples) { EXPECT_THROW(lab.useData({}), std::invalid_argument); }

TEST_F(BackpropagationLabTest, WritesATableOfItsNodes) {
  EXPECT_THAT(lab.table(), HasSubstr("node,name,formula,value,gradient,difference\n"));
  EXPECT_THAT(lab.table(), HasSubstr("\"q\",\"x + y\",3,-4,-"));
}

TEST_F(BackpropagationLabTest, EveryPlotOfEveryGraphIsDrawnInWords) {
  for (const NamedGraph& named : graphCatalog()) {
    show(named.name);
    edit([](BackpropagationConfig& config) { config.isPrinted = true; });
    for (const long part : {0L, 1L, 2L}) {
      lab.playback().seek(part * lab.walk().length() / 2);
      for (const std::string_view name : plots.names())
        for (const std::string_view language : {"en", "es"}) drawn(name, language);
    }
  }
}

/// In the narrowest window of a lecture the numbers of every graph of the course are there, and none touches another.
TEST_F(BackpropagationLabTest, NumbersOfTheCoursesGraphsDoNotTouch) {
  for (const NamedGraph& named : graphCatalog()) {
    show(named.name);
    lab.playback().seek(lab.walk().length() - 1);
    tests::RecordingCanvas canvas;
    NullPainter painter;
    PlotContext context{canvas, painter, theme(ThemeName::dark), text};
    plots.draw("graph", context, {0, 0, 530, 580});
    const auto overlap = [](const Rect& a, const Rect& b) {
      const Rect both = intersection(a, b);
      return both.width > 0.5f && both.height > 1.5f;
    };
    int numbers = 0;
    for (std::size_t i = 0; i < canvas.texts.size(); ++i) {
      numbers += canvas.texts[i].style.color == theme(ThemeName::dark).accent ? 1 : 0;
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_FALSE(overlap(canvas.texts[i].rect, canvas.texts[j].rect))
            << named.name << ": " << canvas.texts[i].text << " over " << canvas.texts[j].text;
    }
    const auto& nodes = lab.graph().nodes();
    const auto valued =
        std::count_if(nodes.begin(), nodes.end(), [](const auto& node) { return node.operation != Operation::number; });
    EXPECT_EQ(numbers, valued + 1) << named.name << ", the legend's word among them";
  }
}

TEST_F(BackpropagationLabTest, AGraphOfTwoHundredNodesIsDrawn) {
  type(tests::largeGraphText(2));
  lab.playback().seek(lab.walk().length() / 2);
  for (const std::string_view name : plots.names()) {
    drawn(name);
    drawn(name, "es", 80, 60);
  }
}

TEST_F(BackpropagationLabTest, AStepChangesThePicture) {
  std::set<std::vector<std::uint8_t>> pictures;
  for (long step = 0; step <= lab.playback().last(); ++step) {
    lab.playback().seek(step);
    pictures.insert(drawn("graph"));
  }
  EXPECT_EQ(pictures.size(), 11u);
  lab.playback().seek(0);
  EXPECT_TRUE(pictures.contains(drawn("graph")));
}

}  // namespace
}  // namespace descenso

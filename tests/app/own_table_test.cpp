// The user's own tables in the network lab: which columns are used, what a scene keeps of them, what is wrong with
// them; the lab's own files, and the threshold of two classes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/labs/network/state.h"
#include "app/labs/network/state_answer.h"
#include "app/labs/network/state_text.h"

namespace descenso {
namespace {

using nlohmann::json;

const std::string flowers = "width,height,kind,weight\n1,2,a,5\n2,1,b,7\n3,?,b,9\n4,3,a,6\n5,1,b,8\n6,2,a,4\n";

template <class Action>
std::string refusalOf(Action action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(OwnTable, IsUsedWithOtherColumnsWithoutReadingItAgain) {
  NetworkLab lab;
  lab.readData(flowers, "flowers.csv");
  EXPECT_EQ(lab.data().all.inputNames, (std::vector<std::string>{"width", "height"}));
  EXPECT_FALSE(lab.data().all.isClassified()) << "the last column holds many different numbers";
  EXPECT_EQ(lab.data().missingLines, std::vector<int>{4});
  NetworkLabConfig config = lab.config();
  chooseColumns(config, {.inputs = {0}, .target = 2, .isClass = true});
  lab.configure(config);
  EXPECT_EQ(lab.data().all.classNames, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(lab.data().all.size(), 6) << "the row misses a value of a column that is not used";
  EXPECT_EQ(lab.config().data.table->table.rows(), 6);
}

TEST(OwnTable, ComesBackFromASceneWithItsColumnsAndItsMissingValues) {
  NetworkLab lab;
  lab.readData("# a comment moves the lines\n" + flowers, "flowers.csv");
  const json saved = lab.save();
  NetworkLab other;
  other.load(saved);
  EXPECT_EQ(other.save(), saved);
  EXPECT_EQ(other.data().missingLines, std::vector<int>{5});
  EXPECT_EQ(other.data().all.inputs, lab.data().all.inputs);
  const OwnTablePtr before = lab.config().data.table;
  lab.load(saved);
  EXPECT_EQ(lab.config().data.table, before) << "what comes back by undo is what is there";
}

TEST(OwnTable, OfManyRowsIsOnlyNamedInTheScene) {
  std::string text = "x,y,kind\n";
  for (int i = 0; i < 40'000; ++i)
    text += std::to_string(i % 97) + "," + std::to_string(i % 89) + "," + (i % 3 == 0 ? "a" : "b") + "\n";
  NetworkLab lab;
  lab.readData(text, "many.csv");
  const json saved = lab.save();
  EXPECT_LT(saved.dump().size(), 10'000u);
  EXPECT_EQ(lab.data().train->size(), 28'000);
  EXPECT_LE(lab.data().measured->size(), mostMeasuredExamples);
  EXPECT_FALSE(dataNotes(Translations("en"), lab).empty());
  lab.load(saved);
  EXPECT_EQ(lab.data().all.size(), 40'000);
  NetworkLab other;
  EXPECT_NE(refusalOf([&] { other.load(saved); }).find("open that file first"), std::string::npos);
  EXPECT_EQ(other.config().data.name, "circles") << "the state stays";
}

TEST(OwnTable, WithoutTwoClassesIsLearnedFromOtherwise) {
  NetworkLab lab;
  const DataReport report = lab.readData("x,y,kind\n1,2.5,a\n2,1.5,a\n3,0.5,a\n", "one.csv");
  EXPECT_NE(english(report.refusal.value()).find("is the same in every row"), std::string::npos);
  EXPECT_EQ(report.target, "y");
  EXPECT_FALSE(lab.data().all.isClassified());
}

TEST(OwnTable, OfTooManyWordsInItsLastColumnSaysWhyItIsNotPredicted) {
  std::string text = "x,y,kind\n";
  for (int i = 0; i < 24; ++i)
    text += std::to_string(i) + "," + std::to_string(i % 5) + ",w" + std::to_string(i % 12) + "\n";
  NetworkLab lab;
  const DataReport report = lab.readData(text, "words.csv");
  EXPECT_EQ(english(report.refusal.value()), "column \"kind\" holds 12 different words; expected at most 10 classes");
  EXPECT_EQ(report.target, "y");
}

TEST(OwnTable, OfMoreThanTenClassesIsRefusedAsClass) {
  std::string text = "x,y\n";
  for (int i = 0; i < 24; ++i) text += std::to_string(i) + "," + std::to_string(i % 12) + "\n";
  NetworkLab lab;
  lab.readData(text, "many.csv");
  EXPECT_FALSE(lab.data().all.isClassified());
  NetworkLabConfig config = lab.config();
  config.data.columns.isClass = true;
  EXPECT_NE(refusalOf([&] { lab.configure(config); }).find("more than 10 different values"), std::string::npos);
  EXPECT_FALSE(lab.data().all.isClassified()) << "the state stays";
}

TEST(OwnTable, TellsConstantInputsAndClassesThatAreNotTested) {
  NetworkLab lab;
  lab.readData("x,c,kind\n1,7,a\n2,7,a\n3,7,a\n4,7,a\n5,7,b\n", "few.csv");
  EXPECT_EQ(lab.data().constantInputs, std::vector<int>{1});
  EXPECT_EQ(lab.data().untested, std::vector<int>{1});
  EXPECT_EQ(dataNotes(Translations("en"), lab).size(), 2u);
}

TEST(OwnTable, WrongInASceneIsRefusedAtItsPlace) {
  NetworkLab lab;
  for (const char* text :
       {R"({"data": {"table": {"columns": []}}})", R"({"data": {"table": {"columns": [{"name": "x"}]}}})",
        R"({"data": {"table": {"columns": [{"name": "x", "numbers": [1]}, {"name": "x", "numbers": [1]}]}}})",
        R"({"data": {"table": {"columns": [{"name": "x", "numbers": [1, 2]}, {"name": "y", "numbers": [1]}]}}})",
        R"({"data": {"table": {"columns": [{"name": "x", "words": [null]}]}}})",
        R"({"data": {"table": {"name": "gone.csv", "rows": 9, "digest": "1"}}})"})
    EXPECT_THROW(lab.load(json::parse(text)), SceneError) << text;
}

TEST(NetworkDocuments, WeightsComeBackToTheSameBits) {
  NetworkLab lab;
  lab.playback().seek(20);
  lab.complete();
  const std::string weights = lab.writeDocument("weights");
  const Vector phi = lab.phi();
  lab.playback().seek(0);
  lab.readDocument("weights", weights, "weights.csv");
  EXPECT_EQ(lab.phi(), phi);
}

TEST(NetworkDocuments, ANetworkComesBackInAnotherLab) {
  NetworkLab lab;
  NetworkLabConfig config = lab.config();
  addLayer(config);
  lab.configure(config);
  lab.playback().seek(20);
  lab.complete();
  NetworkLab other;
  other.readDocument("network", lab.writeDocument("network"), "network.json");
  EXPECT_EQ(other.config().hidden, lab.config().hidden);
  EXPECT_EQ(other.phi(), lab.phi());
}

TEST(NetworkDocuments, WhatDoesNotFitIsRefusedAtItsPlace) {
  NetworkLab lab;
  const NetworkLabConfig before = lab.config();
  EXPECT_EQ(refusalOf([&] { lab.readDocument("weights", "layer,unit,input,value\n1,9,1,0.5\n", "w.csv"); }),
            "w.csv:2:3: the unit must be a whole number in [1, 4] in the network on the screen, got \"9\"");
  EXPECT_EQ(refusalOf([&] { lab.readDocument("network", "{\n \"descensoNetwork\": 2}", "n.json"); }),
            "n.json:2:21: must be 1, the version that is known here");
  EXPECT_EQ(lab.config(), before);
}

TEST(NetworkDocuments, ExamplesCarryTheirPart) {
  NetworkLab lab;
  const std::string text = lab.writeDocument("examples");
  EXPECT_TRUE(text.starts_with("part,x₁,x₂,class\n"));
  lab.readData(text, "examples.csv");
  EXPECT_EQ(lab.data().all.size(), 200);
  EXPECT_EQ(lab.data().all.classCount(), 2);
}

// CLS-16: p ≥ threshold decides; one half to begin with.
class NetworkThreshold : public ::testing::Test {
 protected:
  NetworkThreshold() {
    lab.playback().seek(60);
    lab.complete();
  }
  void choose(int percent) {
    NetworkLabConfig config = lab.config();
    config.look.threshold = percent;
    lab.configure(config);
  }
  NetworkLab lab;
};

TEST_F(NetworkThreshold, MovesTheCurvesOfAllStepsAndTrainsNothing) {
  const std::uint64_t trainings = lab.trainings();
  const Measurements& known = lab.training().measurements();
  const long measured = static_cast<long>(known.steps.back());
  EXPECT_LT(measured, 60) << "the step that is shown lies between two that are measured";
  for (const int percent : {1, 30, 50, 80, 99}) {
    choose(percent);
    EXPECT_EQ(lab.trainings(), trainings);
    lab.playback().seek(measured);
    EXPECT_EQ(known.trainAccuracy.back(), accuracyOf(lab.confusionOf(DataPart::train))) << percent;
    EXPECT_EQ(known.testAccuracy.back(), accuracyOf(lab.confusionOf(DataPart::test))) << percent;
    lab.playback().seek(0);
    EXPECT_EQ(known.testAccuracy.front(), accuracyOf(lab.confusionOf(DataPart::test))) << percent;
  }
}

TEST_F(NetworkThreshold, MarksAPlaceOnTheCurveOfHitsAndFalseAlarms) {
  const RocCurve curve = rocCurve(lab.network(), lab.phi(), lab.data().test);
  std::set<std::pair<double, double>> corners;
  for (std::size_t i = 0; i < curve.hits.size(); ++i) corners.emplace(curve.falseAlarms[i], curve.hits[i]);
  for (int percent = 1; percent < 100; ++percent) {
    choose(percent);
    const Eigen::MatrixXi& counts = lab.confusionOf(DataPart::test);
    const Vector shares = counts.col(1).cast<double>().cwiseQuotient(counts.rowwise().sum().cast<double>());
    EXPECT_TRUE(corners.contains({shares[0], shares[1]})) << percent;
  }
}

TEST_F(NetworkThreshold, DecidesWhatIsSaidOfOneExample) {
  EXPECT_EQ(classOf(std::vector<double>{0.9928}), 1);
  EXPECT_EQ(classOf(std::vector<double>{0.9928}, 0.995), 0);
  const Vector outputs = activationsAt(lab.network(), lab.phi(), lab.data().scaled(lab.probe())).outputs.back();
  for (const int percent : {1, 99}) {
    choose(percent);
    const int said = classOf(std::vector<double>{outputs[0]}, lab.threshold());
    EXPECT_THAT(answerText(Translations("en"), lab).meanings.front(),
                ::testing::HasSubstr(className(Translations("en"), lab.data().all, said)));
  }
}

}  // namespace
}  // namespace descenso

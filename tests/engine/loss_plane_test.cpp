#include "engine/networks/loss_plane.h"

#include <gmock/gmock.h>

#include "engine/networks/hidden_space.h"
#include "helpers.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::refusal;

std::shared_ptr<const Examples> fourCorners() {
  auto corners = std::make_shared<Examples>();
  corners->inputs = Matrix(2, 4);
  corners->inputs << -1, 1, -1, 1, -1, -1, 1, 1;
  corners->classes = {0, 1, 1, 0};
  corners->inputNames = {"x1", "x2"};
  corners->classNames = {"0", "1"};
  return corners;
}

const NetworkConfig twoTwoOne{.inputs = 2, .hidden = {{.units = 2}}};  // 9 parameters

Vector counted(Index count) {
  Vector phi(count);
  for (Index i = 0; i < count; ++i) phi[i] = 0.1 * static_cast<double>(i + 1);
  return phi;
}

TEST(Plane, ProjectsOntoDirectionsThatAreNotOrthogonal) {
  const Plane plane{.origin = Vector::Zero(3), .first = Vector{{1, 0, 0}}, .second = Vector{{1, 2, 0}}};
  const Plane::Projection projection = plane.projected(Vector{{3, 4, 5}});
  EXPECT_NEAR(projection.place.x(), 1, 1e-12);  // (3, 4, 0) = 1 · (1, 0, 0) + 2 · (1, 2, 0)
  EXPECT_NEAR(projection.place.y(), 2, 1e-12);
  EXPECT_NEAR(projection.distance, 5, 1e-12);
}

TEST(Plane, OfParallelDirectionsIsALine) {
  const Plane plane{.origin = Vector::Zero(2), .first = Vector{{2, 0}}, .second = Vector{{4, 0}}};
  const Plane::Projection projection = plane.projected(Vector{{6, 1}});
  EXPECT_EQ(projection.place, Point2(3, 0));
  EXPECT_EQ(projection.distance, 1);
}

TEST(CoordinatePlane, HasTheTwoWeightsThemselvesAsPlaces) {
  const Vector phi = counted(9);
  const Plane plane = coordinatePlane(phi, 1, 7);
  EXPECT_EQ(plane.at({phi[1], phi[7]}), phi);
  EXPECT_EQ(plane.at({5, 6})[1], 5);
  EXPECT_EQ(plane.at({5, 6})[7], 6);
  EXPECT_EQ(refusal([&] { coordinatePlane(phi, 0, 9); }), "the parameters of a plane must be in [0, 9), got 9");
  EXPECT_EQ(refusal([&] { coordinatePlane(phi, 3, 3); }), "the parameters of a plane must be two different ones");
}

TEST(FilterNormalisedPlane, MovesTheWeightsIntoAUnitByTheirOwnLength) {
  const Vector phi = counted(9);
  const Plane plane = filterNormalisedPlane(twoTwoOne, phi, 3);
  EXPECT_EQ(plane.origin, phi);
  for (const Vector* direction : {&plane.first, &plane.second}) {
    for (const Index row : {0, 2}) EXPECT_NEAR(direction->segment(row, 2).norm(), phi.segment(row, 2).norm(), 1e-14);
    EXPECT_NEAR(direction->segment(6, 2).norm(), phi.segment(6, 2).norm(), 1e-14);
    for (const Index bias : {4, 5, 8}) EXPECT_EQ((*direction)[bias], 0);
  }
  EXPECT_NE(plane.first, plane.second);
  EXPECT_EQ(filterNormalisedPlane(twoTwoOne, phi, 3).first, plane.first);
}

TEST(PrincipalPlane, FindsThePlaneOfAFlatPath) {
  Matrix path(3, 4);
  path << 0, 3, 6, 9,  //
      0, 1, -1, 0,     //
      7, 7, 7, 7;
  const PrincipalPlane principal = principalPlane(path);
  EXPECT_EQ(principal.plane.origin, path.col(3));
  EXPECT_NEAR(principal.explained, 1, 1e-12);
  EXPECT_NEAR(principal.plane.first[2], 0, 1e-12);
  EXPECT_GT(std::abs(principal.plane.first[0]), 0.99);
  EXPECT_NEAR(principal.plane.first.dot(principal.plane.second), 0, 1e-12);
  for (Index i = 0; i < 4; ++i) EXPECT_NEAR(principal.plane.projected(path.col(i)).distance, 0, 1e-9) << i;
}

TEST(PrincipalPlane, OfAPathThatStandsStillIsAPlaneAllTheSame) {
  const PrincipalPlane principal = principalPlane(Matrix::Ones(4, 3));
  EXPECT_EQ(principal.explained, 1);
  EXPECT_NEAR(principal.plane.first.norm(), 1, 1e-14);
  EXPECT_NEAR(principal.plane.second.norm(), 1, 1e-14);
  EXPECT_NEAR(principal.plane.first.dot(principal.plane.second), 0, 1e-14);
}

TEST(LossPlane, HoldsTheProblemsOwnLosses) {
  const Vector phi = counted(9);
  PlaneQuery query{.network = twoTwoOne,
                   .examples = fourCorners(),
                   .plane = coordinatePlane(phi, 0, 8),
                   .box = {{-1, -2}, {1, 2}},
                   .width = 5,
                   .height = 3};
  LossPlane map(query);
  map.wait();
  CellGrid<PlaneCell> grid;
  ASSERT_TRUE(map.update(grid));
  const NetworkProblem problem(query.network, query.examples);
  for (const auto& [column, row, place] :
       {std::tuple{0, 0, Point2(-1, -2)}, {4, 2, Point2(1, 2)}, {3, 1, Point2(0.5, 0)}}) {
    ASSERT_TRUE(grid.at(column, row).isKnown());
    EXPECT_EQ(grid.at(column, row).loss, problem.loss(query.plane.at(place), Batch::whole()));
  }
  query.plane.first = Vector::Zero(3);
  EXPECT_THAT(refusal([&] { LossPlane{query}; }), HasSubstr("9 parameters must have as many, got 3"));
}

TEST(HiddenSpace, OfTwoUnitsIsWhatTheySay) {
  const NetworkConfig config{.inputs = 2, .hidden = {{.units = 2, .activation = ActivationKind::identity}}};
  const Vector phi{{2, 0, 0, 3, 1, -1, 0, 0, 0}};  // a = (2 x1 + 1, 3 x2 − 1)
  const HiddenSpace space =
      hiddenSpace(config, phi, 0, *fourCorners(), {.box = {{0, 0}, {1, 1}}, .width = 3, .height = 2});
  EXPECT_FALSE(space.isProjected);
  EXPECT_EQ(space.examples.col(0), Point2(-1, -4));
  EXPECT_EQ(space.examples.col(3), Point2(3, 2));
  ASSERT_EQ(space.grid.cols(), 6);
  EXPECT_EQ(space.grid.col(1), Point2(2, -1));  // x = (0.5, 0)
  EXPECT_EQ(space.grid.col(5), Point2(3, 2));   // x = (1, 1)
  EXPECT_EQ(refusal([&] { hiddenSpace(config, phi, 1, *fourCorners(), {}); }),
            "a hidden layer must be in [0, 1), got 1");
}

TEST(HiddenSpace, KeepsTheSlopeOfItsActivation) {
  const NetworkConfig config{.inputs = 2,
                             .hidden = {{.units = 2, .activation = ActivationKind::leakyRelu, .parameter = 0.5}}};
  const Vector phi{{1, 0, 0, 1, 0, 0, 0, 0, 0}};
  const HiddenSpace space =
      hiddenSpace(config, phi, 0, *fourCorners(), {.box = {{0, 0}, {1, 1}}, .width = 2, .height = 2});
  EXPECT_EQ(space.examples.col(0), Point2(-0.5, -0.5));
  EXPECT_EQ(space.examples.col(3), Point2(1, 1));
}

TEST(HiddenSpace, OfASingleInputHasALineForAGrid) {
  const NetworkConfig config{.inputs = 1, .hidden = {{.units = 1, .activation = ActivationKind::identity}}};
  Examples one = *fourCorners();
  one.inputs = Matrix::Constant(1, 4, 3);
  const HiddenSpace space =
      hiddenSpace(config, Vector{{2, 1, 0, 0}}, 0, one, {.box = {{0, 0}, {1, 0}}, .width = 3, .height = 1});
  EXPECT_EQ(space.examples.col(0), Point2(7, 0));
  ASSERT_EQ(space.grid.cols(), 3);
  EXPECT_EQ(space.grid.col(2), Point2(3, 0));
}

TEST(HiddenSpace, OfMoreUnitsIsTheirPrincipalPlane) {
  const NetworkConfig config{.inputs = 2, .hidden = {{.units = 3, .activation = ActivationKind::identity}}};
  Vector phi = Vector::Zero(parameterCount(config));
  phi.head(6) << 4, 0, 0, 1, 0, 0;  // a = (4 x1, x2, 0): nothing is lost in a plane
  const HiddenSpace space =
      hiddenSpace(config, phi, 0, *fourCorners(), {.box = {{0, 0}, {1, 1}}, .width = 2, .height = 2});
  EXPECT_TRUE(space.isProjected);
  EXPECT_NEAR(space.explained, 1, 1e-12);
  EXPECT_NEAR(space.examples(0, 0), -4, 1e-12);
  EXPECT_NEAR(space.examples(1, 0), -1, 1e-12);
  EXPECT_NEAR(space.grid(0, 3), 4, 1e-12);
}

}  // namespace
}  // namespace descenso

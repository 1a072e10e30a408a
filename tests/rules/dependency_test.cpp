// Dependencies point one way (DESIGN): a layer includes only itself and what lies below it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path source = DESCENSO_SOURCE;

struct Include {
  std::string path;
  bool isProject;  // "quoted"
};

std::vector<Include> includesOf(const fs::path& file) {
  static const std::regex line(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  std::vector<Include> found;
  std::ifstream stream(file);
  for (std::string text; std::getline(stream, text);) {
    std::smatch match;
    if (std::regex_search(text, match, line)) found.push_back({match[2], match[1] == "\""});
  }
  return found;
}

std::vector<fs::path> filesUnder(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source / folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
  }
  return files;
}

/// Every header reached from `file`, through headers of the project, by the path it was included with.
std::set<std::string> reachedFrom(const fs::path& file) {
  std::set<std::string> reached;
  std::vector<fs::path> open = {file};
  while (!open.empty()) {
    const fs::path next = open.back();
    open.pop_back();
    for (const Include& include : includesOf(next)) {
      if (!reached.insert(include.path).second) continue;
      if (fs::exists(source / include.path)) open.push_back(source / include.path);
    }
  }
  return reached;
}

bool startsWith(const std::string& text, const std::string& prefix) { return text.rfind(prefix, 0) == 0; }

bool isGuiOrGl(const std::string& path) {
  static const std::regex pattern(R"(^(imgui|GLFW/|glad/|GL/|EGL/|cairo))");
  return std::regex_search(path, pattern);
}

bool isLabState(const fs::path& file) {
  const std::string relative = fs::relative(file, source).string();
  if (!startsWith(relative, "app/labs/")) return false;
  const std::string name = file.filename().string();
  return !startsWith(name, "view") && !startsWith(name, "board_") && !startsWith(name, "plots") &&
         name != "catalog.cpp" && name != "catalog.h" && name != "lab_plots.h" && name != "lab_view.h" &&
         relative.find("/plots/") == std::string::npos;
}

}  // namespace

TEST(Dependencies, TheEngineKnowsOnlyEigenHighwayAndTheStandardLibrary) {
  const std::regex allowed(R"(^(Eigen/|hwy/|libsvm/|engine/|assets/assets\.h$|[a-z_]+$|c[a-z]+$))");
  int files = 0;
  for (const fs::path& file : filesUnder("engine")) {
    ++files;
    for (const Include& include : includesOf(file))
      EXPECT_TRUE(std::regex_search(include.path, allowed)) << file << " includes " << include.path;
  }
  EXPECT_GT(files, 20);
}

TEST(Dependencies, ALabsStateKnowsNoInterfaceAndNoOpenGl) {
  int files = 0;
  for (const fs::path& file : filesUnder("app/labs")) {
    if (!isLabState(file)) continue;
    ++files;
    for (const std::string& path : reachedFrom(file)) EXPECT_FALSE(isGuiOrGl(path)) << file << " reaches " << path;
  }
  EXPECT_GT(files, 3);
}

TEST(Dependencies, OnlyGlCallsOpenGl) {
  for (const fs::path& file : filesUnder("app")) {
    const std::string relative = fs::relative(file, source).string();
    if (startsWith(relative, "app/gl/")) continue;
    for (const Include& include : includesOf(file)) {
      EXPECT_FALSE(startsWith(include.path, "glad/") || startsWith(include.path, "GL/") ||
                   startsWith(include.path, "EGL/"))
          << relative << " includes " << include.path;
    }
  }
}

TEST(Dependencies, OnlyTheShellKnowsTheWindow) {
  for (const fs::path& file : filesUnder("app")) {
    const std::string relative = fs::relative(file, source).string();
    for (const Include& include : includesOf(file)) {
      const bool isWindow = startsWith(include.path, "GLFW/") || startsWith(include.path, "imgui_impl_glfw");
      EXPECT_FALSE(isWindow && !startsWith(relative, "app/shell/")) << relative << " includes " << include.path;
    }
  }
}

TEST(Dependencies, PlotsOnPaperNeedNoInterface) {
  for (const fs::path& file : filesUnder("app/plot")) {
    if (startsWith(file.filename().string(), "imgui_")) continue;
    for (const std::string& path : reachedFrom(file))
      EXPECT_FALSE(startsWith(path, "imgui") || startsWith(path, "GLFW")) << file << " reaches " << path;
  }
}

TEST(Dependencies, PartsBelowDoNotIncludePartsAbove) {
  const auto forbid = [](const std::string& folder, const std::vector<std::string>& above) {
    for (const fs::path& file : filesUnder(folder))
      for (const Include& include : includesOf(file))
        for (const std::string& layer : above)
          EXPECT_FALSE(startsWith(include.path, layer)) << file << " includes " << include.path;
  };
  forbid("engine", {"app/"});
  forbid("app/text", {"app/labs/", "app/plot/", "app/widgets/", "app/gl/", "app/shell/", "app/commands/"});
  forbid("app/plot", {"app/labs/", "app/gl/", "app/shell/", "app/commands/"});
  forbid("app/labs", {"app/gl/", "app/shell/", "app/commands/"});
  forbid("app/widgets", {"app/gl/", "app/shell/", "app/commands/"});
  forbid("app/gl", {"app/widgets/", "app/labs/", "app/shell/", "app/commands/"});
  forbid("app/shell", {"app/commands/"});
}

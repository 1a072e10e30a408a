// descenso trace: the trajectory of one optimizer on one problem as CSV.
#include <algorithm>
#include <iostream>

#include "app/commands/batches_file.h"
#include "app/commands/command.h"
#include "app/commands/scene_argument.h"
#include "app/export/files.h"
#include "app/export/scene.h"
#include "app/export/trajectory.h"
#include "app/text/nearest.h"
#include "engine/math/expression.h"
#include "engine/math/format.h"
#include "engine/problems/catalog.h"
#include "engine/training/run.h"

namespace descenso {
namespace {

constexpr long longestTrace = 1'000'000;
constexpr long largestBatch = 100'000'000;
constexpr long largestSeed = 999'999'999;
constexpr double largestParameter = 1e100;

struct TraceArguments {
  std::string problem, optimizer, data, formula, start, steps, batches, batchSize, batchOrder, seed, output;
  std::string schedule = "constant";
  std::vector<std::string> settings;  ///< NAME=VALUE
};

template <class Entry>
const Entry& chosenEntry(MessageText kind, const std::string& name, const std::vector<Entry>& catalog) {
  std::vector<std::string_view> names;
  for (const Entry& entry : catalog) {
    if (entry.name == name) return entry;
    names.push_back(entry.name);
  }
  throw InvalidArgument(unknownName(kind, name, names));
}

/// The values of the optimizer's hyperparameters, the schedule's and the problem's settings, as --set changes them.
class Settings {
 public:
  enum class Owner { optimizer, schedule, problem, fixed };

  void add(Owner owner, const std::vector<Hyperparameter>& all) {
    for (const Hyperparameter& one : all) settings_.push_back({owner, one, one.fallback, false});
  }

  /// The parameters that are not on the map.
  void addFixed(const ProblemConfig& config) {
    for (const Parameter& parameter : parametersOf(config)) {
      const Hyperparameter declaration{.name = parameter.name,
                                       .symbol = parameter.symbol,
                                       .minimum = -largestParameter,
                                       .maximum = largestParameter,
                                       .fallback = parameter.fixed};
      settings_.push_back({Owner::fixed, declaration, parameter.fixed, false});
    }
  }

  void apply(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) {
      throw std::invalid_argument("--set must be NAME=VALUE, as alpha=0.1, got \"" + argument + "\"");
    }
    Setting& setting = find(argument.substr(0, equals));
    if (setting.isSet) throw std::invalid_argument("--set gives " + argument.substr(0, equals) + " twice");
    setting.value = parseValue(setting.declaration, std::string_view(argument).substr(equals + 1));
    setting.isSet = true;
  }

  std::vector<double> valuesOf(Owner owner) const {
    std::vector<double> values;
    for (const Setting& setting : settings_) {
      if (setting.owner == owner) values.push_back(setting.value);
    }
    return values;
  }

 private:
  struct Setting {
    Owner owner;
    Hyperparameter declaration;
    double value;
    bool isSet;
  };

  Setting& find(const std::string& name) {
    std::vector<std::string_view> names;
    for (Setting& setting : settings_) {
      if (setting.declaration.name == name) return setting;
      names.push_back(setting.declaration.name);
    }
    throw InvalidArgument(unknownName("setting"_message, name, names));
  }

  std::vector<Setting> settings_;
};

Vector readStart(const std::string& text, Index dimension) {
  const auto count = static_cast<Index>(std::count(text.begin(), text.end(), ',')) + 1;
  if (count != dimension) {
    std::string example = dimension == 2 ? "-1.5,8.5" : "0";
    for (Index i = 1; i < dimension && dimension != 2; ++i) example += ",0";
    throw std::invalid_argument("--start must be " + std::to_string(dimension) +
                                (dimension == 1 ? " number" : " numbers") + ", as " + example + ", got \"" + text +
                                "\"");
  }
  Vector start(dimension);
  std::string_view rest = text;
  for (double& value : start) {
    value = readNumber("--start", rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.size(), rest.find(',') + 1));
  }
  return start;
}

/// The name of a data set that comes with the program, or a CSV.
void chooseData(ProblemConfig& config, const ProblemEntry& entry, const std::string& argument) {
  const auto& known = entry.dataSets;
  if (known.empty()) throw std::invalid_argument(std::string(entry.name) + " has no data: leave --data out");
  config.dataSet = argument.empty() ? known.front() : argument;
  if (std::find(known.begin(), known.end(), config.dataSet) != known.end()) return;
  if (!namesFile(argument)) throw InvalidArgument(unknownName("data set"_message, argument, known));
  config.own = std::make_shared<DataSet>(readCsv(readFile(argument, maximumCsvBytes), argument));
}

/// "--formula: unknown name "sinn"; did you mean sin? (column 5)", the formula, and a mark under the place.
void chooseFormula(ProblemConfig& config, const ProblemEntry& entry, const std::string& formula) {
  if (formula.empty()) return;
  if (!entry.takesFormula)
    throw std::invalid_argument(std::string(entry.name) + " has a formula of its own: leave --formula out, or take " +
                                "--problem formula");
  try {
    parseExpression(formula, twoParameterNamings());
  } catch (const FormulaError& error) {
    const std::string column = std::to_string(error.column());
    throw std::invalid_argument("--formula: " + std::string(error.what()) + " (column " + column + ")\n  " + formula +
                                "\n" + std::string(static_cast<std::size_t>(error.column()) + 1, ' ') + "^");
  }
  config.formula = formula;
}

std::string table(const Run& run) {
  std::string text = trajectoryHeader(run.timeline().dimension());
  text += '\n';
  for (Index step = 0; step <= run.timeline().lastStep(); ++step) appendTrajectoryRow(text, run.timeline().at(step));
  return text;
}

void checkTakesBatches(const OptimizerEntry& entry) {
  if (entry.takesBatches) return;
  std::vector<std::string_view> names;
  for (const OptimizerEntry& other : optimizerCatalog())
    if (other.takesBatches) names.push_back(other.name);
  throw std::invalid_argument(std::string(entry.name) + " uses all data in every update; batches need " +
                              english(alternatives(names)));
}

BatchOrder readOrder(const std::string& name) {
  if (name.empty() || name == "shuffled") return BatchOrder::shuffled;
  if (name == "fixed") return BatchOrder::fixed;
  throw InvalidArgument(unknownName("batch order"_message, name, std::vector<std::string_view>{"shuffled", "fixed"}));
}

/// From a file, or made of --batch-size and what goes with it. Neither: all data.
BatchSchedule chosenBatches(const TraceArguments& arguments, const OptimizerEntry& optimizer, const Problem& problem,
                            long steps) {
  const bool isMade = !arguments.batchSize.empty();
  if (!isMade && (!arguments.batchOrder.empty() || !arguments.seed.empty()))
    throw std::invalid_argument("--batch-order and --seed go with --batch-size N");
  if (!isMade && arguments.batches.empty()) return {};
  if (isMade && !arguments.batches.empty())
    throw std::invalid_argument("--batches and --batch-size exclude each other: give one of them");
  checkTakesBatches(optimizer);
  if (!isMade) {
    const std::string text = readFile(arguments.batches, maximumSceneBytes);
    return readBatches(text, arguments.batches, problem.exampleCount(), steps);
  }
  BatchConfig config{.size = readWhole("--batch-size", arguments.batchSize, 0, largestBatch),
                     .order = readOrder(arguments.batchOrder)};
  if (!arguments.seed.empty())
    config.seed = static_cast<std::uint64_t>(readWhole("--seed", arguments.seed, 0, largestSeed));
  return makeBatches(config, problem.exampleCount(), steps);
}

Run computed(const TraceArguments& arguments) {
  using Owner = Settings::Owner;
  const ProblemEntry& problemEntry = chosenEntry("problem"_message, arguments.problem, problemCatalog());
  const OptimizerEntry& optimizerEntry = chosenEntry("optimizer"_message, arguments.optimizer, optimizerCatalog());
  const ScheduleEntry& scheduleEntry = chosenEntry("schedule"_message, arguments.schedule, scheduleCatalog());
  Settings settings;
  settings.add(Owner::optimizer, declarations(optimizerEntry));
  settings.add(Owner::schedule, scheduleEntry.hyperparameters);
  settings.add(Owner::problem, problemEntry.settings);
  ProblemConfig config{.name = arguments.problem};
  if (!problemEntry.dataSets.empty() || !arguments.data.empty()) chooseData(config, problemEntry, arguments.data);
  settings.addFixed(config);
  for (const std::string& setting : arguments.settings) settings.apply(setting);
  config.settings = settings.valuesOf(Owner::problem);
  config.fixed = settings.valuesOf(Owner::fixed);
  chooseFormula(config, problemEntry, arguments.formula);
  const long steps = readWhole("--steps", arguments.steps, 0, longestTrace);

  const std::shared_ptr<const Problem> problem = makeProblem(config);
  const Vector start = readStart(arguments.start, problem->dimension());
  RunOptions options{.batches = chosenBatches(arguments, optimizerEntry, *problem, steps),
                     .schedule = {arguments.schedule, settings.valuesOf(Owner::schedule)},
                     .steps = steps};

  Run run(problem, {arguments.optimizer, settings.valuesOf(Owner::optimizer)}, start, std::move(options));
  run.reserve(steps);
  run.advanceTo(steps);
  return run;
}

int trace(const TraceArguments& arguments) {
  needed("trace", "--problem NAME", arguments.problem);
  needed("trace", "--optimizer NAME", arguments.optimizer);
  needed("trace", "--start A,B", arguments.start);
  needed("trace", "--steps N", arguments.steps);
  needed("trace", "--output FILE, or - for standard output", arguments.output);
  const Run run = computed(arguments);
  if (arguments.output == "-") {
    print(table(run));
  } else {
    writeText(arguments.output, table(run));
  }
  if (run.status() == RunStatus::diverged) {
    const Divergence& divergence = run.divergence();
    std::cerr << "descenso: " << arguments.optimizer << " diverged: its " << divergence.quantity
              << " left the finite numbers in step " << divergence.step << "; the table ends at step "
              << run.timeline().lastStep() << '\n';
  }
  return 0;
}

}  // namespace

void addTrace(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("trace", "Write the trajectory of an optimizer as CSV");
  addCommon(*command);
  const auto arguments = std::make_shared<TraceArguments>();
  command->add_option("--problem", arguments->problem, "see \"descenso list problems\"")->type_name("NAME");
  command->add_option("--optimizer", arguments->optimizer, "see \"descenso list optimizers\"")->type_name("NAME");
  command
      ->add_option(
          "--set", arguments->settings,
          "a hyperparameter, of the optimizer or the schedule, a setting of the problem, or a parameter that is "
          "not on its map; may be repeated")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command->add_option("--data", arguments->data, "a data set of the problem or a CSV [the problem's first]")
      ->type_name("NAME|FILE.csv");
  command->add_option("--formula", arguments->formula, "the loss of --problem formula, as \"(x^2 - 1)^2 + y^2\"")
      ->type_name("TEXT");
  command->add_option("--start", arguments->start, "the parameters before the first step")->type_name("A,B,…");
  command->add_option("--steps", arguments->steps, "how many updates to make")->type_name("N");
  command->add_option("--batches", arguments->batches, "a JSON list of lists of 0-based examples, one a step")
      ->type_name("FILE");
  command->add_option("--batch-size", arguments->batchSize, "makes batches of so many examples, each once an epoch")
      ->type_name("N");
  command->add_option("--batch-order", arguments->batchOrder, "shuffled or fixed, of --batch-size [shuffled]")
      ->type_name("NAME");
  command->add_option("--seed", arguments->seed, "of the shuffled order [1]")->type_name("S");
  command->add_option("--schedule", arguments->schedule, "of the learning rate, as cosine or warm-up [constant]")
      ->type_name("NAME");
  command->add_option("--output", arguments->output, "the CSV; - is standard output")->type_name("FILE|-");
  command->callback([command, &chosen, arguments] {
    refuseLeftOvers(*command);
    chosen = [arguments] { return trace(*arguments); };
  });
}

}  // namespace descenso

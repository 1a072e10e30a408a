#include "app/labs/entropy/plots_codes.h"

#include <algorithm>
#include <array>

#include "app/labs/entropy/plots_bars.h"
#include "app/labs/entropy/plots_table.h"
#include "app/labs/entropy/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr int firstHue = 0;
constexpr int secondHue = 1;
constexpr Range probabilityAxis{0, 1.04};

/// "0.25": without digits that a dragged bar does not have.
std::string probabilityText(double p) { return formatNumber(p, p < 0.1 ? 2 : 3); }

std::vector<DataPoint> barEnds(const Vector& values, std::size_t n) {
  std::vector<DataPoint> ends;
  for (Index i = 0; i < values.size(); ++i) ends.push_back({barMiddle(static_cast<std::size_t>(i), 2, n), values[i]});
  return ends;
}

TableRow costRow(std::string name, const CodesResult& codes, double CodeResult::*cost, bool hasRule) {
  TableRow row{.cells = {{.text = std::move(name), .isMuted = true}, {}, {}, {}}, .hasRule = hasRule};
  for (const CodeResult& code : codes.codes) row.cells.push_back({.text = shortText(code.*cost), .isBold = true});
  return row;
}

}  // namespace

void DistributionBars::draw(const PlotContext& context, const Rect& area) {
  const CodesConfig& config = lab_.config().codes;
  const CodesResult& codes = lab_.codes();
  const DistributionNames names = distributionNames(config.outcomes);
  const std::size_t count = config.p.size();
  PlotOptions made = framed(context, area, barAxis(count), probabilityAxis);
  made.title = context.text(config.outcomes == Outcomes::weather ? "entropy.title.weather" : "entropy.title.iris");
  made.xNames = outcomeLabels(context.text, outcomeNames(config.outcomes));
  made.yLabel = "p";
  Plot plot(context, area, std::move(made));
  const auto drawAll = [&](const char* name, const std::string& label, const Vector& values, std::size_t n, int hue) {
    SeriesStyle style = context.theme.series(hue);
    style.marker = Marker::square;
    if (!plot.series({.name = name, .label = label, .style = style, .hasLine = false})) return;
    for (std::size_t i = 0; i < count; ++i)
      drawBar(plot, context,
              {.x = barRange(i, 2, n),
               .value = values[static_cast<Index>(i)],
               .fill = style.color.withAlpha(0.85f),
               .label = probabilityText(values[static_cast<Index>(i)]),
               .isHandle = true,
               .isHeld = gesture().handle == i + n * count});
  };
  const bool isWeather = config.outcomes == Outcomes::weather;
  drawAll("p", std::string(context.text(isWeather ? "entropy.series.cityA" : "entropy.series.label")), codes.p, 0,
          firstHue);
  drawAll("q", std::string(context.text(isWeather ? "entropy.series.cityB" : "entropy.series.prediction")), codes.q, 1,
          secondHue);
  finish(plot);
}

PlotHandling DistributionBars::handling() const {
  const CodesResult& codes = lab_.codes();
  std::vector<DataPoint> handles = barEnds(codes.p, 0);
  for (const DataPoint& end : barEnds(codes.q, 1)) handles.push_back(end);
  return {.handles = std::move(handles), .menu = {.legend = true}};
}

void CodeTable::draw(const PlotContext& context, const Rect& area) {
  const CodesConfig& config = lab_.config().codes;
  const CodesResult& codes = lab_.codes();
  const Translations& text = context.text;
  const DistributionNames names = distributionNames(config.outcomes);
  const std::string& coded = config.codesSecond ? names.second : names.first;
  const Vector& p = config.codesSecond ? codes.q : codes.p;
  const std::vector<double>& surprises = config.codesSecond ? codes.surpriseQ : codes.surpriseP;
  const Rect content = drawPanel(context, area, text.format("entropy.title.codes", {{"name", coded}}));

  std::vector<std::string> head = {"", "p", "1/p", config.unit == InformationUnit::bits ? "−log₂ p" : "−ln p"};
  for (const CodeResult& code : codes.codes) head.push_back(translated(text, "entropy.code", code.name));
  std::vector<TableRow> rows = {headOf(std::move(head))};
  const std::vector<std::string> outcomes = outcomeLabels(text, outcomeNames(config.outcomes));
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const double probability = p[static_cast<Index>(i)];
    TableRow row{.cells = {{.text = outcomes[i]},
                           {.text = shortText(probability)},
                           {.text = shortText(1 / probability)},
                           {.text = formatFixed(surprises[i], 4)}},
                 .hasRule = i == 0};
    for (const CodeResult& code : codes.codes)
      row.cells.push_back({.text = code.words[i], .zone = code.name == "own" ? "own." + std::to_string(i) : ""});
    rows.push_back(std::move(row));
  }
  rows.push_back(costRow(text.format("entropy.meanIn", {{"name", names.first}}), codes, &CodeResult::meanP, true));
  rows.push_back(costRow(text.format("entropy.meanIn", {{"name", names.second}}), codes, &CodeResult::meanQ, false));
  rows.push_back(costRow(std::string(text("entropy.kraft")), codes, &CodeResult::kraft, false));
  zones_ = drawTable(context, content, rows);
}

void EntropyTerms::draw(const PlotContext& context, const Rect& area) {
  const std::vector<FormulaRow> lines = termRows(context.text, lab_);
  drawTable(context, drawPanel(context, area, title(context)), {}, lines);
}

void MeanLengths::draw(const PlotContext& context, const Rect& area) {
  const CodesResult& codes = lab_.codes();
  const DistributionNames names = distributionNames(lab_.config().codes.outcomes);
  double highest = std::max(codes.bitsP, codes.bitsQ);
  for (const CodeResult& code : codes.codes) highest = std::max({highest, code.meanP, code.meanQ});
  PlotOptions made = framed(context, area, barAxis(codes.codes.size()), {0, std::max(1.0, highest * 1.75)});
  for (const CodeResult& code : codes.codes) made.xNames.push_back(translated(context.text, "entropy.code", code.name));
  made.yLabel = context.text("entropy.axis.bits");
  Plot plot(context, area, std::move(made));
  std::vector<Bar> bars;
  const auto drawUnder = [&](const char* series, const std::string& name, double CodeResult::*mean, double bound,
                             std::size_t n, int hue) {
    SeriesStyle style = context.theme.series(hue);
    style.marker = Marker::square;
    style.dash = Dash::dash;
    if (!plot.series(
            {.name = series, .label = context.text.format("entropy.series.mean", {{"name", name}}), .style = style}))
      return;
    for (std::size_t i = 0; i < codes.codes.size(); ++i) {
      Bar bar{.x = barRange(i, 2, n), .value = codes.codes[i].*mean, .fill = style.color.withAlpha(0.85f)};
      drawBar(plot, context, bar);
      bar.label = shortText(bar.value);
      bars.push_back(std::move(bar));
    }
    const std::array<double, 2> across = {plot.x().low(), plot.x().high()};
    const std::array<double, 2> height = {bound, bound};
    plot.line(across, height, {style.color, 2, Dash::dash});
  };
  drawUnder("p", names.first, &CodeResult::meanP, codes.bitsP, 0, firstHue);
  drawUnder("q", names.second, &CodeResult::meanQ, codes.bitsQ, 1, secondHue);
  plot.endSeries();
  for (const Bar& bar : bars) drawBarLabel(plot, context, bar);
  finish(plot);
}

}  // namespace descenso

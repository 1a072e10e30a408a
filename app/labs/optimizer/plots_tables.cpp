#include "app/labs/optimizer/plots_tables.h"

#include <algorithm>
#include <cmath>

#include "app/labs/optimizer/state_text.h"
#include "app/plot/paragraph.h"
#include "app/text/numbers.h"
#include "engine/analysis/sign_changes.h"

namespace descenso {
namespace {

constexpr float tableType = 15;  // layout pixels
constexpr float tablePitch = 1.42f;
constexpr float signRoom = 26;  // for a run's sign, left of its name
constexpr float besideName = 14;
constexpr std::size_t linesOfNote = 4;
constexpr std::size_t mostParameters = 4;  // with a column of their own
constexpr int tableDigits = 6;
constexpr Stroke noRowOutline{.color = {}, .width = 0};

/// A run that ended says when.
std::string labelOf(const PlotContext& context, const PlottedRuns& runs, const PlottedRun& run, long now) {
  std::string label = runs.nameOf(context.text, run);
  const bool hasEnded = run.run->status() == RunStatus::diverged && run.run->divergence().step + run.from <= now;
  if (!hasEnded) return label;
  const std::string step = std::to_string(run.run->divergence().step + run.from);
  return label + ": " + context.text.format("status.diverged", {{"step", step}});
}

/// Of the run itself, where it stands at step `now` of the race; its last one where it has ended before.
Index stepOf(const PlottedRun& run, long now) {
  return std::clamp<Index>(now - run.from, 0, run.run->timeline().lastStep());
}

}  // namespace

TableCells RunsTable::head(const PlotContext& context) const {
  TableCells cells = {"L"};
  const auto& symbols = lab_.problemMap().symbols;
  cells.insert(cells.end(), symbols.begin(), symbols.end());
  cells.insert(cells.end(), {"‖∇L‖", std::string(context.text("table.asked"))});
  for (const std::string_view symbol : symbols) cells.push_back("± Δ" + std::string(symbol));
  return cells;
}

TableCells RunsTable::cells(const PlottedRun& run) {
  const Index step = stepOf(run, lab_.playback().step());
  const auto place = static_cast<std::size_t>(step);
  const StepRecord record = run.run->timeline().at(step);
  TableCells cells = {formatNumber(record.loss, tableDigits), formatNumber(run.first[place], tableDigits),
                      formatNumber(run.second[place], tableDigits), formatNumber(record.gradient.norm(), 4),
                      formatNumber(run.evaluations[place], 4)};
  for (const std::vector<Index>& turns : turnsOf(*run.run)) cells.push_back(std::to_string(turns[place]));
  return cells;
}

const std::array<std::vector<Index>, 2>& RunsTable::turnsOf(const Run& run) {
  if (race_ != lab_.raceRevision()) turns_.clear();
  race_ = lab_.raceRevision();
  const auto [found, isNew] = turns_.try_emplace(&run);
  const auto& shown = lab_.onMap().shown;
  if (isNew)
    for (std::size_t i = 0; i < shown.size(); ++i) found->second[i] = signChanges(run.timeline(), shown[i]);
  return found->second;
}

void RunsTable::draw(const PlotContext& context, const Rect& area) {
  zones_.clear();
  const std::string step = std::to_string(lab_.playback().step());
  const Rect content = drawPanel(context, area, context.text.format("plot.optimizer.runs.title", {{"step", step}}));
  const TextStyle style{FontRole::regular, context.fontSize(tableType), context.theme.text};
  const float pitch = style.size * tablePitch;
  std::vector<const PlottedRun*> runs;
  for (const PlottedRun& run : runs_.contestants()) runs.push_back(&run);
  for (const PlottedRun& run : runs_.beside()) runs.push_back(&run);
  const auto room = static_cast<std::size_t>(std::max(0.0f, content.height / pitch - 1));
  const bool isExplained = runs.size() + linesOfNote <= room;
  if (runs.size() > room) runs.resize(room);
  float names = 0;
  std::vector<std::string> labels;
  std::vector<TableCells> rows = {head(context)};
  for (const PlottedRun* run : runs) {
    labels.push_back(labelOf(context, runs_, *run, lab_.playback().step()));
    names = std::max(names, context.canvas.measure(labels.back(), style).x);
    rows.push_back(cells(*run));
  }
  names += context.px(signRoom + besideName);
  const float rest = content.width - names;
  const std::size_t shown = legibleColumns(context, rows, rest, style.size, 1);
  for (TableCells& row : rows) row.resize(shown);
  const TableColumns columns = tableColumns(context, rows, rest, style.size);
  context.canvas.pushClip(area);
  drawTableCells(context, {content.x + names, content.y}, columns, rows.front(), shown, FontRole::bold,
                 context.theme.muted);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const PlottedRun& run = *runs[i];
    const Rect row{content.x, content.y + static_cast<float>(i + 1) * pitch, content.width, pitch};
    const bool isContestant = run.kind == PlottedRun::Kind::contestant;
    if (isContestant && run.name == look().selected)
      context.canvas.rectangle(row, context.theme.raised, noRowOutline, context.px(4));
    if (isContestant) zones_.push_back({rowZone(static_cast<long>(i)), row});
    const SeriesStyle sign = context.theme.series(run.slot);
    context.canvas.marker({row.x + context.px(signRoom / 2), row.center().y}, sign.marker,
                          context.px(isContestant ? 5.5f : 4), sign.color, {context.theme.panel, context.stroke(1)});
    const Vec2 text{row.x + context.px(signRoom), row.y + 0.1f * pitch};
    context.canvas.text(text, labels[i], style);
    drawTableCells(context, {row.x + names, text.y}, columns, rows[i + 1], shown, FontRole::regular,
                   context.theme.text);
  }
  const Rect below = content.inset(0, static_cast<float>(runs.size() + 2) * pitch, 0, 0);
  if (isExplained)
    drawParagraph(context.canvas, below, context.text("table.note"),
                  {FontRole::regular, context.fontSize(14), context.theme.muted});
  context.canvas.popClip();
}

TableCells StepsTable::head() const {
  TableCells cells = {"k", "α"};
  const auto symbols = lab_.trainedSymbols();
  const auto count = std::min(symbols.size(), mostParameters);
  cells.insert(cells.end(), symbols.begin(), symbols.begin() + static_cast<std::ptrdiff_t>(count));
  cells.insert(cells.end(), {"L", "‖∇L‖"});
  for (std::size_t i = 0; i < count; ++i) cells.push_back("Δ" + std::string(symbols[i]));
  cells.push_back("‖Δφ‖");
  return cells;
}

TableCells StepsTable::cells(const Run& run, Index step) const {
  const StepRecord record = run.timeline().at(step);
  const auto count = std::min<Index>(record.phi.size(), static_cast<Index>(mostParameters));
  const double alpha = step > 0 ? rateOf(run, step) : std::nan("");
  TableCells cells = {std::to_string(step), std::isnan(alpha) ? std::string() : formatNumber(alpha, 4)};
  for (Index i = 0; i < count; ++i) cells.push_back(formatNumber(record.phi[i], tableDigits));
  cells.push_back(formatNumber(record.loss, tableDigits));
  cells.push_back(formatNumber(record.gradient.norm(), 4));
  if (step == 0) {
    cells.resize(cells.size() + static_cast<std::size_t>(count) + 1);
    return cells;
  }
  const Vector before = run.timeline().at(step - 1).phi;
  const Vector move = run.timeline().at(step).phi - before;
  for (Index i = 0; i < count; ++i) cells.push_back(formatNumber(move[i], 5));
  cells.push_back(formatNumber(move.norm(), 4));
  return cells;
}

/// Of the update to `step`: what the rule reports as its rate, else α in force; NaN where there is neither.
double StepsTable::rateOf(const Run& run, Index step) {
  const std::vector<Term>& terms = run.terms();
  const auto rate = std::find_if(terms.begin(), terms.end(), [](const Term& term) { return term.name == "rate"; });
  return rate == terms.end() ? run.alphaOf(step) : run.timeline().at(step).term(rate - terms.begin())[0];
}

void StepsTable::draw(const PlotContext& context, const Rect& area) {
  zones_.clear();
  const Run* run = selectedRun();
  const std::string name = optimizerName(context.text, look().selected);
  const Rect content =
      drawPanel(context, area, context.text.format("plot.optimizer.steps.title", {{"optimizer", name}}));
  const TextStyle style{FontRole::regular, context.fontSize(tableType), context.theme.muted};
  const float pitch = style.size * tablePitch;
  context.canvas.pushClip(area);
  if (run == nullptr) {
    context.canvas.text(content.min(), context.text.format("update.absent", {{"optimizer", name}}), style);
    context.canvas.popClip();
    return;
  }
  // The step shown stays in the middle, once it is as far.
  const Index last = run->timeline().lastStep();
  const auto room = static_cast<Index>(std::max(1.0f, content.height / pitch - 1));
  const Index now = std::min<Index>(lab_.playback().step(), last);
  const Index first = std::clamp<Index>(now - room / 2, 0, std::max<Index>(0, last + 1 - room));
  std::vector<TableCells> rows = {head()};
  for (Index step = first; step <= std::min(last, first + room - 1); ++step) rows.push_back(cells(*run, step));
  const std::size_t shown = legibleColumns(context, rows, content.width, style.size, 4);
  for (TableCells& row : rows) row.resize(shown);
  const TableColumns columns = tableColumns(context, rows, content.width, style.size);
  drawTableCells(context, content.min(), columns, rows.front(), shown, FontRole::bold, context.theme.muted);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Rect row{content.x, content.y + static_cast<float>(i) * pitch, content.width, pitch};
    const Index step = first + static_cast<Index>(i) - 1;
    if (step == now) context.canvas.rectangle(row, context.theme.raised, noRowOutline, context.px(4));
    zones_.push_back({rowZone(step), row});
    drawTableCells(context, {row.x, row.y + 0.1f * pitch}, columns, rows[i], shown,
                   step == now ? FontRole::bold : FontRole::regular,
                   step > now ? context.theme.muted : context.theme.text);
  }
  context.canvas.popClip();
}

}  // namespace descenso

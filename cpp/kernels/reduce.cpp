#include "kernels/reduce.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "kernels/isa.hpp"
#include "kernels/threads.hpp"

namespace backsweep::kernels {

namespace baseline {
extern const ReduceTable reduce_loop_table;
}
#if BACKSWEEP_X86_64
namespace avx2 {
extern const ReduceTable reduce_loop_table;
}
namespace avx512 {
extern const ReduceTable reduce_loop_table;
}
#endif

const ReduceTable& reduce_table =
#if BACKSWEEP_X86_64
    *choose(&baseline::reduce_loop_table, &avx2::reduce_loop_table, &avx512::reduce_loop_table);
#else
    baseline::reduce_loop_table;
#endif

namespace {

constexpr int64_t kGrain = 65536;     // elements a thread takes at a time
constexpr int64_t kTileWidth = 4096;  // columns that are reduced together
constexpr int64_t kFewTiles = 8;      // fewer large tiles than this are split along the rows
constexpr int64_t kMostParts = 16;    // into at most so many parts

// Accumulators of one tile; where the indices would be are the centres of Squares, which has none.
struct Tile {
  alignas(64) char values[kTileWidth * 8];
  int64_t indices[kTileWidth];
};

struct Plan {
  const ReduceLoops* loops;
  const char* input;
  ReduceOutput output;
  const double* centers;
  bool centered;
  ReduceDim column;  // the kept dimension that tiles run along; size 1 when nothing is kept
  ReduceDim row;     // the reduced dimension that a run goes along
  int outer_kept;
  int outer_reduced;
  const ReduceDim* kept;  // the others, outermost first
  const ReduceDim* reduced;
  int64_t rows;  // of all reduced dimensions together
  int64_t tile_width;
  int64_t tiles_per_column;
  int64_t tiles;
};

// Accumulates the reduced positions [begin, end) of the columns at `input`.
void run_positions(const Plan& plan, const char* input, int64_t width, int64_t begin, int64_t end,
                   char* values, int64_t* indices) {
  ReduceRun run;
  run.width = width;
  run.column_stride = plan.column.stride;
  run.row_stride = plan.row.stride;
  run.centers = reinterpret_cast<const double*>(indices);
  for (int64_t position = begin; position < end;) {
    int64_t rest = position / plan.row.size;
    const int64_t start = position - rest * plan.row.size;
    const char* place = input + start * plan.row.stride;
    for (int dim = plan.outer_reduced - 1; dim >= 0; --dim) {
      const int64_t next = rest / plan.reduced[dim].size;
      place += (rest - next * plan.reduced[dim].size) * plan.reduced[dim].stride;
      rest = next;
    }
    run.input = place;
    run.rows = std::min(plan.row.size - start, end - position);
    run.first = position;
    plan.loops->accumulate(run, values, indices);
    position += run.rows;
  }
}

struct TilePlace {
  const char* input;
  ReduceOutput output;
  const double* centers;
  int64_t width;
};

TilePlace place_of(const Plan& plan, int64_t tile) {
  int64_t rest = tile / plan.tiles_per_column;
  const int64_t first = (tile - rest * plan.tiles_per_column) * plan.tile_width;
  TilePlace place{plan.input + first * plan.column.stride, plan.output, plan.centers,
                  std::min(plan.tile_width, plan.column.size - first)};
  int64_t element = first * plan.column.value_stride;
  for (int dim = plan.outer_kept - 1; dim >= 0; --dim) {
    const int64_t next = rest / plan.kept[dim].size;
    const int64_t index = rest - next * plan.kept[dim].size;
    place.input += index * plan.kept[dim].stride;
    element += index * plan.kept[dim].value_stride;
    rest = next;
  }
  // From here on the output is the tile's own, its strides those of the tile's columns.
  if (place.output.values) place.output.values += element * plan.output.value_stride;
  if (place.output.indices) place.output.indices += element * plan.output.index_stride;
  if (place.centers) place.centers += element;
  place.output.value_stride *= plan.column.value_stride;
  place.output.index_stride *= plan.column.value_stride;
  return place;
}

void start_tile(const Plan& plan, const TilePlace& place, char* values, int64_t* indices) {
  plan.loops->init(place.width, values, indices);
  if (!plan.centered) return;
  auto* centers = reinterpret_cast<double*>(indices);
  for (int64_t i = 0; i < place.width; ++i)
    centers[i] = place.centers ? place.centers[i * plan.column.value_stride] : 0;
}

void run_tile(const Plan& plan, int64_t index, Tile& tile) {
  const TilePlace place = place_of(plan, index);
  start_tile(plan, place, tile.values, tile.indices);
  run_positions(plan, place.input, place.width, 0, plan.rows, tile.values, tile.indices);
  plan.loops->finish(place.width, tile.values, tile.indices, place.output);
}

// Few tiles with many rows: the rows are split, each part has accumulators of its own.
void run_split(const Plan& plan, int64_t rows_per_part) {
  const int64_t parts = (plan.rows + rows_per_part - 1) / rows_per_part;
  const int64_t width = std::min(plan.tile_width, plan.column.size);
  const int64_t count = plan.tiles * parts;
  const auto values = std::make_unique_for_overwrite<int64_t[]>(size_t(count * width));
  const auto indices = std::make_unique_for_overwrite<int64_t[]>(size_t(count * width));
  const auto values_of = [&](int64_t i) {
    return reinterpret_cast<char*>(&values[size_t(i * width)]);
  };
  const auto indices_of = [&](int64_t i) { return &indices[size_t(i * width)]; };
  parallel_for(0, count, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const TilePlace place = place_of(plan, i / parts);
      const int64_t first = i % parts * rows_per_part;
      start_tile(plan, place, values_of(i), indices_of(i));
      run_positions(plan, place.input, place.width, first,
                    std::min(plan.rows, first + rows_per_part), values_of(i), indices_of(i));
    }
  });
  for (int64_t tile = 0; tile < plan.tiles; ++tile) {
    const TilePlace place = place_of(plan, tile);
    const int64_t first = tile * parts;
    for (int64_t i = first + 1; i < first + parts; ++i)
      plan.loops->combine(place.width, values_of(first), indices_of(first), values_of(i),
                          indices_of(i));
    plan.loops->finish(place.width, values_of(first), indices_of(first), place.output);
  }
}

// Takes the dimension with the smallest step out of the list and puts the others in order of
// memory.
ReduceDim take_innermost(ReduceDim* dims, int& count, bool keep_order) {
  if (count == 0) return {1, 0, 0};
  const auto longer = [](const ReduceDim& a, const ReduceDim& b) {
    return std::abs(a.stride) > std::abs(b.stride);
  };
  if (!keep_order && count > 1) {
    // Insertion sort: the lists are short and mostly in order.
    for (int i = 1; i < count; ++i)
      for (int k = i; k > 0 && longer(dims[k], dims[k - 1]); --k) std::swap(dims[k], dims[k - 1]);
    int merged = 0;
    for (int i = 1; i < count; ++i) {
      ReduceDim& outer = dims[merged];
      if (outer.stride == dims[i].stride * dims[i].size &&
          outer.value_stride == dims[i].value_stride * dims[i].size)
        outer = {outer.size * dims[i].size, dims[i].stride, dims[i].value_stride};
      else
        dims[++merged] = dims[i];
    }
    count = merged + 1;
  }
  return dims[--count];
}

// Adds a dimension inside the last one, or merges the two.
void add(ReduceDim* dims, int& count, const ReduceDim& dim) {
  if (dim.size == 1) return;
  if (count > 0) {
    ReduceDim& outer = dims[count - 1];
    if (outer.stride == dim.stride * dim.size &&
        outer.value_stride == dim.value_stride * dim.size) {
      outer = {outer.size * dim.size, dim.stride, dim.value_stride};
      return;
    }
  }
  dims[count++] = dim;
}

}  // namespace

void start_reduction(ReduceArguments& arguments, Reduction reduction, DType dtype,
                     const char* input, const ReduceOutput& output, const double* centers) {
  arguments.loops = &reduce_loops(reduction, dtype);
  arguments.input = input;
  arguments.output = output;
  arguments.centers = centers;
  arguments.positions = reduction >= Reduction::ArgMax;
  arguments.centered = reduction == Reduction::Squares;
  const bool widens = reduction == Reduction::Sum && !is_floating(dtype);
  arguments.value_item = static_cast<int>(
      widens || output.form == ReduceOutput::kDouble ? sizeof(int64_t) : item_size(dtype));
  arguments.kept_count = arguments.reduced_count = 0;
  arguments.kept_total = arguments.reduced_total = 1;
}

void add_kept(ReduceArguments& arguments, int64_t size, int64_t stride, int64_t value_stride) {
  arguments.kept_total *= size;
  add(arguments.kept, arguments.kept_count, {size, stride, value_stride});
}

void add_reduced(ReduceArguments& arguments, int64_t size, int64_t stride) {
  arguments.reduced_total *= size;
  add(arguments.reduced, arguments.reduced_count, {size, stride, 0});
}

void reduce(const ReduceArguments& arguments) {
  if (arguments.kept_total == 0) return;
  Plan plan;
  ReduceDim kept[kMaxReduceDims];
  ReduceDim reduced[kMaxReduceDims];
  plan.loops = arguments.loops;
  plan.input = arguments.input;
  plan.output = arguments.output;
  plan.centers = arguments.centers;
  plan.centered = arguments.centered;
  plan.output.value_stride = arguments.value_item;
  plan.output.index_stride = sizeof(int64_t);
  plan.outer_kept = arguments.kept_count;
  plan.outer_reduced = arguments.reduced_count;
  std::copy_n(arguments.kept, plan.outer_kept, kept);
  std::copy_n(arguments.reduced, plan.outer_reduced, reduced);
  plan.column = take_innermost(kept, plan.outer_kept, false);
  plan.row = take_innermost(reduced, plan.outer_reduced, arguments.positions);
  plan.kept = kept;
  plan.reduced = reduced;
  plan.rows = arguments.reduced_total;
  // Along the rows a tile may be narrow; across them it should fill cache lines.
  const bool along_rows = std::abs(plan.row.stride) < std::abs(plan.column.stride);
  plan.tile_width = kTileWidth;
  if (along_rows && plan.rows > 0)
    plan.tile_width = std::clamp<int64_t>(kGrain / plan.rows, 1, kTileWidth);
  plan.tiles_per_column = (plan.column.size + plan.tile_width - 1) / plan.tile_width;
  plan.tiles = arguments.kept_total / plan.column.size * plan.tiles_per_column;

  const int64_t width = std::min(plan.tile_width, plan.column.size);
  const int64_t work = width * plan.rows;  // of one tile
  if (plan.tiles < kFewTiles && work > kGrain) {
    run_split(plan,
              std::max({int64_t{1}, kGrain / width, (plan.rows + kMostParts - 1) / kMostParts}));
  } else if (plan.tiles * work <= kGrain) {
    Tile tile;
    for (int64_t i = 0; i < plan.tiles; ++i) run_tile(plan, i, tile);
  } else {
    parallel_for(0, plan.tiles, std::max<int64_t>(1, kGrain / std::max<int64_t>(work, 1)),
                 [&](int64_t begin, int64_t end) {
                   Tile tile;
                   for (int64_t i = begin; i < end; ++i) run_tile(plan, i, tile);
                 });
  }
}

}  // namespace backsweep::kernels

#include "kernels/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "kernels/isa.hpp"
#include "kernels/threads.hpp"

namespace backsweep::kernels {

#if BACKSWEEP_X86_64
namespace avx2 {
extern const DistanceTable distance_loop_table;
}
#else
namespace baseline {
extern const DistanceTable distance_loop_table;
}
#endif

namespace {

const DistanceTable& table() {
#if BACKSWEEP_X86_64
  return avx2::distance_loop_table;
#else
  return baseline::distance_loop_table;
#endif
}

// Coordinates of points as rows of a panel, or of all panels side by side; what is missing to a
// whole panel is filled with the last point.
template <class Bits>
void pack(const char* points, int64_t count, int64_t depth, char* panel, int64_t stride) {
  for (int64_t j = 0; j < static_cast<int64_t>(kPanelBytes / sizeof(Bits)); ++j) {
    const auto* point = reinterpret_cast<const Bits*>(points) + std::min(j, count - 1) * depth;
    char* out = panel + j * static_cast<int64_t>(sizeof(Bits));
    for (int64_t k = 0; k < depth; ++k, out += stride) *reinterpret_cast<Bits*>(out) = point[k];
  }
}

// All points; panels follow each other after `step` bytes, their rows after `stride`.
void pack_all(const char* points, int64_t count, int64_t depth, int64_t item, char* panels,
              int64_t step, int64_t stride) {
  const int64_t width = kPanelBytes / item;
  for (; count > 0; count -= width, points += width * depth * item, panels += step)
    (item == 4 ? pack<uint32_t> : pack<uint64_t>)(points, count, depth, panels, stride);
}

// Memory for all panels, on a border of cache lines.
struct Panels {
  explicit Panels(int64_t bytes)
      : memory(std::make_unique_for_overwrite<char[]>(static_cast<size_t>(bytes + 64))) {
    data = memory.get() + (-reinterpret_cast<uintptr_t>(memory.get()) & 63);
  }
  std::unique_ptr<char[]> memory;
  char* data;
};

float exact(const char* x, const char* y, int64_t depth) {
  double sum = 0;
  for (int64_t k = 0; k < depth; ++k) {
    const double apart =
        reinterpret_cast<const float*>(x)[k] - reinterpret_cast<const float*>(y)[k];
    sum += apart * apart;
  }
  return static_cast<float>(std::sqrt(sum));
}

constexpr int64_t kBlockRows = 64, kBlockPanels = 16;

// The distances of some rows from the points of some panels.
void block(const DistanceArguments& given, int64_t item, const char* panels, int64_t first_row,
           int64_t first_panel) {
  const int64_t rows = given.rows, count = given.other_count, point = given.depth * item;
  const int64_t width = kPanelBytes / item, panel_count = panels_of(given.dtype, count);
  const auto tile = table().tiles[static_cast<int>(given.kind)][given.dtype == DType::Float64];
  alignas(64) char result[kTileRows * kPanelBytes];
  for (int64_t p = first_panel; p < std::min(first_panel + kBlockPanels, panel_count); ++p) {
    const int64_t last = std::min((p + 1) * width, count);
    for (int64_t row = first_row; row < std::min(first_row + kBlockRows, rows); row += kTileRows) {
      if (given.pairs && last <= row + 1) break;
      const char* points[kTileRows];
      for (int64_t i = 0; i < kTileRows; ++i)
        points[i] = given.x + std::min(row + i, rows - 1) * point;
      const bool usual = tile(points, panels + p * given.depth * kPanelBytes, given.depth, result);
      for (int64_t i = row; i < std::min(row + kTileRows, rows); ++i) {
        const int64_t first = given.pairs ? std::max(p * width, i + 1) : p * width;
        if (first >= last) break;
        char* found = result + (i - row) * kPanelBytes + (first - p * width) * item;
        for (int64_t j = first; !usual && j < last; ++j) {
          float& distance = reinterpret_cast<float*>(found)[j - first];
          if (!(distance > kLeastUsual && distance < kMostUsual))
            distance = exact(points[i - row], given.others + j * point, given.depth);
        }
        // In pairs the earlier rows have left out 1 to i + 1 places each.
        const int64_t place = i * count + first - (given.pairs ? (i + 1) * (i + 2) / 2 : 0);
        std::memmove(given.result + place * item, found,
                     static_cast<size_t>((last - first) * item));
      }
    }
  }
}

// The weights of the others of row i, zeros behind the last.
void weigh(const DistancePullArguments& given, int64_t i, int64_t stride, char* out) {
  const int64_t count = given.other_count;
  const bool wide = given.dtype == DType::Float64;
  const auto number = [wide](const char* data, int64_t place) {
    return wide ? reinterpret_cast<const double*>(data)[place]
                : static_cast<double>(reinterpret_cast<const float*>(data)[place]);
  };
  for (int64_t j = 0; j < stride; ++j) {
    int64_t place =
        given.order == DistancePullArguments::Turned ? j * given.rows + i : i * count + j;
    bool none = j >= count;
    if (given.order == DistancePullArguments::Pairs) {
      const int64_t low = std::min(i, j);
      none |= i == j;
      place = low * count + std::max(i, j) - (low + 1) * (low + 2) / 2;
    }
    const double distance = none ? 0 : number(given.y, place);
    const double weight = distance == 0 ? 0 : number(given.g, place) / distance;
    if (!(std::abs(weight) < 1e30)) __atomic_store_n(given.usual, false, __ATOMIC_RELAXED);
    if (wide)
      reinterpret_cast<double*>(out)[j] = weight;
    else
      reinterpret_cast<float*>(out)[j] = static_cast<float>(weight);
  }
}

}  // namespace

bool have_distances() {
  return !BACKSWEEP_X86_64 || detected_isa() != Isa::baseline;
}

void distances(const DistanceArguments& arguments) {
  DistanceArguments one = arguments;
  const int64_t count = one.other_count, depth = one.depth;
  const int64_t item = one.dtype == DType::Float32 ? 4 : 8, panel = depth * kPanelBytes;
  const int64_t panel_count = panels_of(one.dtype, count);
  if (one.rows == 0 || count == 0) return;
  const Panels panels(panel_count * panel);
  const int64_t across = (panel_count + kBlockPanels - 1) / kBlockPanels;
  const int64_t down = (one.rows + kBlockRows - 1) / kBlockRows;
  for (int64_t i = 0; i < one.batch; ++i) {
    pack_all(one.others, count, depth, item, panels.data, panel, kPanelBytes);
    parallel_for(0, across * down, 1 + 8 / (depth + 1), [&](int64_t begin, int64_t end) {
      for (int64_t k = begin; k < end; ++k)
        block(one, item, panels.data, k / across * kBlockRows, k % across * kBlockPanels);
    });
    one.x += one.rows * depth * item;
    one.others += count * depth * item;
    one.result += one.rows * count * item;
  }
}

void pull_together(const DistancePullArguments& arguments) {
  DistancePullArguments one = arguments;
  const int64_t count = one.other_count, depth = one.depth, rows = one.rows;
  const int64_t item = one.dtype == DType::Float32 ? 4 : 8;
  const int64_t stride = panels_of(one.dtype, count) * (kPanelBytes / item);
  const auto pull = table().pulls[item == 8];
  const Panels panels(stride * depth * item);
  for (int64_t k = 0; k < one.batch; ++k) {
    pack_all(one.others, count, depth, item, panels.data, kPanelBytes, stride * item);
    parallel_for(0, (rows + kTileRows - 1) / kTileRows, 1 + 32768 / (stride * depth + 1),
                 [&](int64_t begin, int64_t end) {
                   const Panels room(kTileRows * stride * item);
                   for (int64_t group = begin; group < end; ++group) {
                     const char *points[kTileRows], *weights[kTileRows];
                     char* results[kTileRows];
                     for (int i = 0; i < kTileRows; ++i) {
                       const int64_t row = std::min(group * kTileRows + i, rows - 1);
                       char* const out = room.data + i * stride * item;
                       weigh(one, row, stride, out);
                       points[i] = one.x + row * depth * item;
                       weights[i] = out;
                       results[i] = one.result + row * depth * item;
                     }
                     pull(points, weights, panels.data, depth, stride, results);
                   }
                 });
    one.x += rows * depth * item;
    one.others += count * depth * item;
    one.g += rows * count * item;
    one.y += rows * count * item;
    one.result += rows * depth * item;
  }
}

}  // namespace backsweep::kernels

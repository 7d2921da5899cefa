#include "kernels/selection.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <type_traits>
#include <vector>

#include "kernels/radix_sort.hpp"

namespace backsweep::kernels {
namespace {

// ---- Keys: unsigned integers in the order of the elements --------------------------------------

template <class T>
using Key = std::conditional_t<sizeof(T) == 8, uint64_t, uint32_t>;

template <class K>
constexpr K kNan = ~K{0};

template <class T>
Key<T> key_of(T x) {
  using K = Key<T>;
  constexpr K kSign = K{1} << (8 * sizeof(K) - 1);
  if constexpr (std::is_floating_point_v<T>) {
    K bits;
    std::memcpy(&bits, &x, sizeof bits);
    const K key = bits & kSign ? ~bits : bits | kSign;
    return x != x ? kNan<K> : key;
  } else if constexpr (std::is_signed_v<T>) {
    return static_cast<K>(x) ^ kSign;
  } else {
    return x;
  }
}

template <class T>
T element_of(Key<T> key) {
  static_assert(std::is_floating_point_v<T>);
  using K = Key<T>;
  constexpr K kSign = K{1} << (8 * sizeof(K) - 1);
  const K bits = key & kSign ? key ^ kSign : ~key;
  T x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

template <class T>
void load_keys(const char* line, int64_t step, int64_t size, Key<T>* keys) {
  for (int64_t i = 0; i < size; ++i) keys[i] = key_of(*reinterpret_cast<const T*>(line + i * step));
}

// ---- Selection among keys ----------------------------------------------------------------------

// Room for the work on one line after the other; short lines need no memory of their own.
template <class K>
struct Workspace {
  explicit Workspace(int64_t size, bool sorts) {
    const int64_t needed = (sorts ? 3 : 2) * size;
    keys = inside;
    if (needed > kInside) {
      memory = std::make_unique_for_overwrite<K[]>(static_cast<size_t>(needed));
      keys = memory.get();
    }
    part = keys + size;
    room = part + size;
  }
  static constexpr int64_t kInside = 192;
  K* keys;
  K* part;
  K* room;  // for sorting
  std::vector<uint32_t> counts;
  std::unique_ptr<K[]> memory;
  K inside[kInside];
};

template <class K>
struct Selected {
  K key;
  const K* later;  // keys that are not below it: what follows among them is the next rank's,
  const K* end;    // unless there are none
};

constexpr int64_t kCounted = 64;  // lines up to here are compared with themselves

// The key of a rank. Long lines are first cut down to the keys that share its leading digits.
template <class K>
Selected<K> select_key(Workspace<K>& work, int64_t size, int64_t rank) {
  constexpr int64_t kFew = 8, kShort = 512, kLong = 65536;
  const K* keys = work.keys;
  // Among a few, counting those below each is quicker than branches that nobody can foresee.
  for (int64_t i = 0; size <= kFew && i < size; ++i) {
    int64_t below = 0, up_to = 0;
    for (int64_t j = 0; j < size; ++j) {
      below += keys[j] < keys[i];
      up_to += keys[j] <= keys[i];
    }
    if (below <= rank && rank < up_to) return {keys[i], nullptr, nullptr};
  }
  K* part = work.part;
  int64_t count = size;
  if (size <= kShort) {
    std::copy_n(keys, size, part);
  } else {
    const int digits = size > kLong ? 16 : 11;
    const int shift = static_cast<int>(8 * sizeof(K)) - digits;
    work.counts.assign(size_t{1} << digits, 0);
    uint32_t* counts = work.counts.data();
    for (int64_t i = 0; i < size; ++i) ++counts[keys[i] >> shift];
    K leading = 0;
    for (; rank >= counts[leading]; ++leading) rank -= counts[leading];
    count = 0;
    for (int64_t i = 0; i < size; ++i) {
      part[count] = keys[i];
      count += keys[i] >> shift == leading;
      if (count == counts[leading]) break;
    }
  }
  std::nth_element(part, part + rank, part + count);
  return {part[rank], part + rank + 1, part + count};
}

template <class K>
int64_t first_place(const K* keys, int64_t size, K key) {
  return std::find(keys, keys + size, key) - keys;
}

template <class K>
int64_t numbers_among(const K* keys, int64_t size) {
  return size - std::count(keys, keys + size, kNan<K>);
}

template <class K>
struct Lone {
  using Key = K;
  K its_key;
  K key() const { return its_key; }
  friend bool operator<(Lone a, Lone b) { return a.its_key < b.its_key; }
};

// The keys in order; they also stay as they are.
template <class K>
const K* sort_keys(Workspace<K>& work, int64_t size) {
  static_assert(sizeof(Lone<K>) == sizeof(K));
  K* part = work.part;
  std::copy_n(work.keys, size, part);
  return &sort_entries(reinterpret_cast<Lone<K>*>(part), reinterpret_cast<Lone<K>*>(work.room),
                       size)
              ->its_key;
}

// The smallest of those that are most frequent, and of these the last.
template <class K>
[[gnu::noinline]] int64_t place_of_mode(Workspace<K>& work, int64_t size) {
  if (size <= kCounted) {
    K mode = 0, most = 0;
    int64_t place = 0;
    for (int64_t i = 0; i < size; ++i) {
      const K key = work.keys[i];
      K count = 0;
      for (int64_t j = 0; j < size; ++j) count += work.keys[j] == key;
      if (count < most || (count == most && key > mode)) continue;
      mode = key;
      most = count;
      place = i;
    }
    return place;
  }
  const K* sorted = sort_keys(work, size);
  K mode = sorted[0];
  int64_t most = 0;
  for (int64_t begin = 0; begin < size;) {
    int64_t end = begin + 1;
    while (end < size && sorted[end] == sorted[begin]) ++end;
    if (end - begin > most) {
      most = end - begin;
      mode = sorted[begin];
    }
    begin = end;
  }
  int64_t place = size - 1;
  while (work.keys[place] != mode) --place;
  return place;
}

template <class T, Selection selection>
void select_lines(const LineRun& run) {
  using K = Key<T>;
  Workspace<K> work(run.size, selection == Selection::Mode);
  const K* keys = work.keys;
  for (int64_t j = 0; j < run.lines; ++j) {
    const char* line = run.data[0] + j * run.next[0];
    load_keys<T>(line, run.step[0], run.size, work.keys);
    int64_t place = 0;
    if constexpr (selection == Selection::Mode) {
      place = place_of_mode(work, run.size);
    } else {
      int64_t rank = run.option;
      if constexpr (selection != Selection::Rank) {
        const int64_t numbers =
            std::is_floating_point_v<T> ? numbers_among(keys, run.size) : run.size;
        rank = (numbers - 1) / 2;
        if (numbers == 0 || (selection == Selection::Median && numbers < run.size))
          rank = run.size - 1;  // a NaN
      }
      place = first_place(keys, run.size, select_key(work, run.size, rank).key);
    }
    std::memcpy(run.data[1] + j * run.next[1], line + place * run.step[0], sizeof(T));
    *reinterpret_cast<int64_t*>(run.data[2] + j * run.next[2]) = place;
  }
}

template <class T>
LineFunction selection_of(Selection selection) {
  switch (selection) {
    case Selection::Rank:
      return select_lines<T, Selection::Rank>;
    case Selection::Median:
      return select_lines<T, Selection::Median>;
    case Selection::NanMedian:
      return select_lines<T, Selection::NanMedian>;
    case Selection::Mode:
      return select_lines<T, Selection::Mode>;
  }
  return nullptr;
}

// ---- Quantiles ---------------------------------------------------------------------------------

// Ranks are computed in the dtype of the elements, as PyTorch does.
template <class T>
void quantile_lines(const LineRun& run) {
  using K = Key<T>;
  const auto& options = *static_cast<const QuantileOptions*>(run.extra);
  const bool sorts = options.count > 8;
  Workspace<K> work(run.size, sorts);
  const K* keys = work.keys;
  for (int64_t j = 0; j < run.lines; ++j) {
    load_keys<T>(run.data[0] + j * run.next[0], run.step[0], run.size, work.keys);
    const int64_t numbers = numbers_among(keys, run.size);
    const K* sorted = sorts ? sort_keys(work, run.size) : nullptr;
    for (int64_t i = 0; i < options.count; ++i) {
      const int64_t last = options.ignores_nan ? std::max<int64_t>(numbers - 1, 0) : run.size - 1;
      T rank = static_cast<T>(options.quantiles[i]) * static_cast<T>(last);
      if (!options.ignores_nan && numbers < run.size) rank = static_cast<T>(run.size - 1);
      if (options.interpolation == Interpolation::Lower) rank = std::floor(rank);
      if (options.interpolation == Interpolation::Higher) rank = std::ceil(rank);
      if (options.interpolation == Interpolation::Nearest) rank = std::nearbyint(rank);
      const int64_t below = std::min(static_cast<int64_t>(rank), run.size - 1);
      const int64_t above = std::min(below + (rank > static_cast<T>(below)), run.size - 1);
      const auto result = [&](int k) { return run.data[k] + j * run.next[k] + i * run.step[k]; };
      K low_key, high_key;
      if (sorts) {
        low_key = sorted[below];
        high_key = sorted[above];
      } else {
        const Selected<K> found = select_key(work, run.size, below);
        low_key = high_key = found.key;
        if (above != below)
          high_key = found.later == found.end ? select_key(work, run.size, above).key
                                              : *std::min_element(found.later, found.end);
      }
      const T weight = above == below ? T(0)
                       : options.interpolation == Interpolation::Midpoint
                           ? T(0.5)
                           : rank - static_cast<T>(below);
      if (options.values) {
        // As lerp, from the nearer end; an infinite neighbour with the weight 0 does not matter.
        const T low = element_of<T>(low_key), high = element_of<T>(high_key), gap = high - low;
        const T between = weight < T(0.5) ? low + weight * gap : high - gap * (T(1) - weight);
        *reinterpret_cast<T*>(result(1)) = weight == T(0) ? low : between;
        continue;
      }
      *reinterpret_cast<int64_t*>(result(1)) = first_place(keys, run.size, low_key);
      *reinterpret_cast<int64_t*>(result(2)) = first_place(keys, run.size, high_key);
      *reinterpret_cast<T*>(result(3)) = weight;
    }
  }
}

}  // namespace

LineFunction selection_function(Selection selection, DType dtype) {
  switch (dtype) {
    case DType::Float32:
      return selection_of<float>(selection);
    case DType::Float64:
      return selection_of<double>(selection);
    case DType::Int64:
      return selection_of<int64_t>(selection);
    case DType::Int32:
      return selection_of<int32_t>(selection);
    case DType::Bool:
    case DType::UInt8:
      return selection_of<uint8_t>(selection);
  }
  return nullptr;
}

LineFunction quantile_function(DType dtype) {
  return dtype == DType::Float32 ? quantile_lines<float> : quantile_lines<double>;
}

}  // namespace backsweep::kernels

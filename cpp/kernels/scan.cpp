#include "kernels/scan.hpp"

#include <cmath>
#include <cstdlib>
#include <type_traits>

namespace backsweep::kernels {
namespace {

template <class T>
T& at(char* place) {
  return *reinterpret_cast<T*>(place);
}

LineRun oriented(const LineRun& given) {
  LineRun run = given;
  if (!(run.option & kReverse)) return run;
  for (int k = 0; k < kMaxLineOperands; ++k) {
    run.data[k] += (run.size - 1) * run.step[k];
    run.step[k] = -run.step[k];
  }
  return run;
}

// Floats in double; integers wrap.
template <class T>
using Accumulator = std::conditional_t<std::is_floating_point_v<T>, double, uint64_t>;

// Across the lines: elements of different lines do not wait for each other.
bool goes_across(const LineRun& run) {
  return run.lines > 1 && std::abs(run.next[0]) < std::abs(run.step[0]);
}

template <class T, class Combine>
void accumulate(const LineRun& given, Accumulator<T> start, Combine combine) {
  using Acc = Accumulator<T>;
  const LineRun run = oriented(given);
  const int64_t in_step = run.step[0], out_step = run.step[1];
  if (goes_across(run)) {
    Acc acc[kMostLines];
    for (int64_t j = 0; j < run.lines; ++j) acc[j] = start;
    const bool dense = run.next[0] == sizeof(T) && run.next[1] == sizeof(T);
    for (int64_t i = 0; i < run.size; ++i) {
      char* in = run.data[0] + i * in_step;
      char* out = run.data[1] + i * out_step;
      if (dense) {
        const T* x = reinterpret_cast<const T*>(in);
        T* __restrict y = reinterpret_cast<T*>(out);
        for (int64_t j = 0; j < run.lines; ++j) {
          acc[j] = combine(acc[j], static_cast<Acc>(x[j]));
          y[j] = static_cast<T>(acc[j]);
        }
      } else {
        for (int64_t j = 0; j < run.lines; ++j, in += run.next[0], out += run.next[1]) {
          acc[j] = combine(acc[j], static_cast<Acc>(at<T>(in)));
          at<T>(out) = static_cast<T>(acc[j]);
        }
      }
    }
    return;
  }
  for (int64_t j = 0; j < run.lines; ++j) {
    char* in = run.data[0] + j * run.next[0];
    char* out = run.data[1] + j * run.next[1];
    Acc acc = start;
    for (int64_t i = 0; i < run.size; ++i, in += in_step, out += out_step) {
      acc = combine(acc, static_cast<Acc>(at<T>(in)));
      at<T>(out) = static_cast<T>(acc);
    }
  }
}

template <class T>
void scan_sum(const LineRun& run) {
  accumulate<T>(run, 0, [](auto total, auto x) { return total + x; });
}
template <class T>
void scan_product(const LineRun& run) {
  accumulate<T>(run, 1, [](auto total, auto x) { return total * x; });
}
template <class T>
void scan_log_sum_exp(const LineRun& run) {
  accumulate<T>(run, -HUGE_VAL, [](double total, double x) {
    if (std::isnan(total) || std::isnan(x)) return total + x;
    const double larger = total > x ? total : x, smaller = total > x ? x : total;
    if (smaller == larger && std::isinf(larger)) return larger;
    return static_cast<double>(std::log1p(std::exp(static_cast<T>(smaller - larger)))) + larger;
  });
}

template <class T, bool largest>
void scan_extreme(const LineRun& run) {
  for (int64_t j = 0; j < run.lines; ++j) {
    char* in = run.data[0] + j * run.next[0];
    char* values = run.data[1] + j * run.next[1];
    char* indices = run.data[2] + j * run.next[2];
    T found{};
    int64_t place = -1;
    for (int64_t i = 0; i < run.size; ++i) {
      const T x = at<T>(in);
      bool better = place < 0 || (largest ? x >= found : x <= found);
      if constexpr (std::is_floating_point_v<T>) better |= x != x;
      // A branch, which is rarely taken: a choice would wait for the one before.
      if (better) [[unlikely]] {
        found = x;
        place = i;
        asm("" ::: "memory");
      }
      at<T>(values) = found;
      at<int64_t>(indices) = place;
      in += run.step[0];
      values += run.step[1];
      indices += run.step[2];
    }
  }
}

template <class T>
void scan_recurrence(const LineRun& given) {
  const LineRun run = oriented(given);
  double previous[kMostLines];
  for (int64_t j = 0; j < run.lines; ++j) previous[j] = 0;
  const auto advance = [&run, &previous](int64_t i, int64_t j) {
    const auto place = [&](int k) { return run.data[k] + i * run.step[k] + j * run.next[k]; };
    // Nothing comes before the first element, whatever its factor.
    const double carried = i == 0 ? 0 : static_cast<double>(at<T>(place(0))) * previous[j];
    previous[j] = carried + static_cast<double>(at<T>(place(1)));
    at<T>(place(2)) = static_cast<T>(previous[j]);
  };
  if (goes_across(run)) {
    for (int64_t i = 0; i < run.size; ++i)
      for (int64_t j = 0; j < run.lines; ++j) advance(i, j);
  } else {
    for (int64_t j = 0; j < run.lines; ++j)
      for (int64_t i = 0; i < run.size; ++i) advance(i, j);
  }
}

template <class T>
LineFunction of_floats(Scan scan) {
  switch (scan) {
    case Scan::LogSumExp:
      return scan_log_sum_exp<T>;
    case Scan::Recurrence:
      return scan_recurrence<T>;
    case Scan::Sum:
      return scan_sum<T>;
    case Scan::Product:
      return scan_product<T>;
    case Scan::Max:
      return scan_extreme<T, true>;
    case Scan::Min:
      return scan_extreme<T, false>;
  }
  return nullptr;
}

template <class T>
LineFunction of_integers(Scan scan) {
  if (scan == Scan::Max) return scan_extreme<T, true>;
  if (scan == Scan::Min) return scan_extreme<T, false>;
  if constexpr (sizeof(T) == 8) {
    if (scan == Scan::Sum) return scan_sum<T>;
    if (scan == Scan::Product) return scan_product<T>;
  }
  return nullptr;
}

}  // namespace

LineFunction scan_function(Scan scan, DType dtype) {
  switch (dtype) {
    case DType::Float32:
      return of_floats<float>(scan);
    case DType::Float64:
      return of_floats<double>(scan);
    case DType::Int64:
      return of_integers<int64_t>(scan);
    case DType::Int32:
      return of_integers<int32_t>(scan);
    case DType::Bool:
    case DType::UInt8:
      return of_integers<uint8_t>(scan);
  }
  return nullptr;
}

}  // namespace backsweep::kernels

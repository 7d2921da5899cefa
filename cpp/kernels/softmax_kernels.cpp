// Compiled once per instruction set (see isa.hpp): the loops of softmax.hpp.
#include "kernels/reduce.hpp"
#include "kernels/softmax.hpp"
#include "kernels/vector_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

extern const ReduceTable reduce_loop_table;

namespace {

constexpr int64_t kBlock = 1024;  // elements that are worked on at once, in the first cache

template <class T>
constexpr int kColumn = static_cast<int>(sizeof(T) == 8 ? DType::Float64 : DType::Float32);

// One copy of the long loop, not one for each use.
template <class T>
[[gnu::noinline]] void exponentiate(T* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] = math::exp(x[i]);
}

template <class T>
[[gnu::noinline]] T largest(const T* x, int64_t n) {
  T found = static_cast<T>(-__builtin_inf());
  if (n <= 16) {
    int numbers = 1;
    for (int64_t i = 0; i < n; ++i) {
      found = x[i] > found ? x[i] : found;
      numbers &= x[i] == x[i];
    }
    return numbers ? found : static_cast<T>(__builtin_nan(""));
  }
  ReduceOutput output;
  output.values = reinterpret_cast<char*>(&found);
  reduce_loop_table.loops[static_cast<int>(Reduction::Max)][kColumn<T>].flat(
      reinterpret_cast<const char*>(x), n, output);
  return found;
}

template <class T>
[[gnu::noinline]] double total(const T* x, int64_t n) {
  double sum = 0;
  if (n <= 16) {
    for (int64_t i = 0; i < n; ++i) sum += static_cast<double>(x[i]);
    return sum;
  }
  ReduceOutput output;
  output.values = reinterpret_cast<char*>(&sum);
  output.form = ReduceOutput::kDouble;
  reduce_loop_table.loops[static_cast<int>(Reduction::Sum)][kColumn<T>].flat(
      reinterpret_cast<const char*>(x), n, output);
  return sum;
}

template <class T>
T* at(const LineRun& run, int operand, int64_t line) {
  return reinterpret_cast<T*>(run.data[operand] + line * run.next[operand]);
}

// What is taken off before the exponential; the logarithm of a sum may have infinite terms.
template <class T>
T shift_for_sum(T highest) {
  return __builtin_isinf(highest) ? T(0) : highest;
}

// ---- Dense lines -------------------------------------------------------------------------------

// A line that fills blocks of its own: exponentials go to y, or nowhere when y is null.
template <class T>
double exponentials(const T* x, T shift, int64_t n, T* y) {
  double sum = 0;
  T buffer[kBlock];
  for (int64_t begin = 0; begin < n; begin += kBlock) {
    const int64_t size = n - begin < kBlock ? n - begin : kBlock;
    T* __restrict out = y ? y + begin : buffer;
    const T* in = x + begin;
    for (int64_t i = 0; i < size; ++i) out[i] = in[i] - shift;
    exponentiate(out, size);
    sum += total(out, size);
  }
  return sum;
}

template <class T>
void finish_line(Softmax kind, const T* x, T* y, int64_t n, T highest, double sum) {
  if (kind == Softmax::Softmax) {
    const T divisor = static_cast<T>(sum);
    for (int64_t i = 0; i < n; ++i) y[i] = y[i] / divisor;
  } else if (kind == Softmax::LogSoftmax) {
    const T log_sum = static_cast<T>(__builtin_log(sum));
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - highest) - log_sum;
  } else {
    *y = static_cast<T>(__builtin_log(sum) + static_cast<double>(highest));
  }
}

template <class T>
void dense_lines(Softmax kind, const LineRun& run) {
  const bool keeps = kind == Softmax::Softmax;
  const int64_t n = run.size;
  if (n > kBlock / 4 || n == 0) {
    for (int64_t j = 0; j < run.lines; ++j) {
      const T* x = at<T>(run, 0, j);
      T* y = at<T>(run, 1, j);
      T highest = largest(x, n);
      if (kind == Softmax::LogSumExp) highest = shift_for_sum(highest);
      const double sum = exponentials(x, highest, n, keeps ? y : nullptr);
      finish_line<T>(kind, x, y, n, highest, sum);
    }
    return;
  }
  // Short lines: the exponentials of many at once.
  T buffer[kBlock];
  T highest[kBlock];
  const int64_t at_once = kBlock / n;
  for (int64_t first = 0; first < run.lines; first += at_once) {
    const int64_t lines = run.lines - first < at_once ? run.lines - first : at_once;
    for (int64_t j = 0; j < lines; ++j) {
      const T* x = at<T>(run, 0, first + j);
      highest[j] = largest(x, n);
      if (kind == Softmax::LogSumExp) highest[j] = shift_for_sum(highest[j]);
      T* __restrict out = buffer + j * n;
      for (int64_t i = 0; i < n; ++i) out[i] = x[i] - highest[j];
    }
    exponentiate(buffer, lines * n);
    for (int64_t j = 0; j < lines; ++j) {
      T* y = at<T>(run, 1, first + j);
      const T* terms = buffer + j * n;
      const double sum = total(terms, n);
      if (keeps)
        for (int64_t i = 0; i < n; ++i) y[i] = terms[i];
      finish_line<T>(kind, at<T>(run, 0, first + j), y, n, highest[j], sum);
    }
  }
}

// y * (g - sum(g * y)), and g - exp(y) * sum(g).
template <class T>
void dense_lines_backward(bool logarithm, const LineRun& run) {
  const int64_t n = run.size;
  T buffer[kBlock];
  for (int64_t j = 0; j < run.lines; ++j) {
    const T* y = at<T>(run, 0, j);
    const T* g = at<T>(run, 1, j);
    T* __restrict result = at<T>(run, 2, j);
    double sum = 0;
    if (logarithm) {
      sum = total(g, n);
    } else {
      for (int64_t begin = 0; begin < n; begin += kBlock) {
        const int64_t size = n - begin < kBlock ? n - begin : kBlock;
        for (int64_t i = 0; i < size; ++i) buffer[i] = g[begin + i] * y[begin + i];
        sum += total(buffer, size);
      }
    }
    const T rounded = static_cast<T>(sum);
    if (logarithm) {
      for (int64_t i = 0; i < n; ++i) result[i] = y[i];
      exponentiate(result, n);
      for (int64_t i = 0; i < n; ++i) result[i] = g[i] - result[i] * rounded;
    } else {
      for (int64_t i = 0; i < n; ++i) result[i] = y[i] * (g[i] - rounded);
    }
  }
}

// ---- Lines next to each other ------------------------------------------------------------------

template <class T>
T* row(const LineRun& run, int operand, int64_t i) {
  return reinterpret_cast<T*>(run.data[operand] + i * run.step[operand]);
}

template <class T>
void neighbouring_lines(Softmax kind, const LineRun& run) {
  const int64_t width = run.lines;
  T highest[kMostLines];
  double sum[kMostLines];
  T rest[kMostLines];
  for (int64_t j = 0; j < width; ++j) {
    highest[j] = static_cast<T>(-__builtin_inf());
    sum[j] = 0;
  }
  for (int64_t i = 0; i < run.size; ++i) {
    const T* x = row<T>(run, 0, i);
    for (int64_t j = 0; j < width; ++j)
      highest[j] = ((x[j] > highest[j]) | (x[j] != x[j])) ? x[j] : highest[j];
  }
  if (kind == Softmax::LogSumExp)
    for (int64_t j = 0; j < width; ++j) highest[j] = shift_for_sum(highest[j]);
  for (int64_t i = 0; i < run.size; ++i) {
    const T* x = row<T>(run, 0, i);
    T* __restrict terms = kind == Softmax::Softmax ? row<T>(run, 1, i) : rest;
    for (int64_t j = 0; j < width; ++j) terms[j] = x[j] - highest[j];
    exponentiate(terms, width);
    for (int64_t j = 0; j < width; ++j) sum[j] += static_cast<double>(terms[j]);
  }
  if (kind == Softmax::LogSumExp) {
    for (int64_t j = 0; j < width; ++j)
      finish_line<T>(kind, nullptr, at<T>(run, 1, j), 1, highest[j], sum[j]);
    return;
  }
  for (int64_t j = 0; j < width; ++j)
    rest[j] = static_cast<T>(kind == Softmax::Softmax ? sum[j] : __builtin_log(sum[j]));
  for (int64_t i = 0; i < run.size; ++i) {
    const T* x = row<T>(run, 0, i);
    T* __restrict y = row<T>(run, 1, i);
    for (int64_t j = 0; j < width; ++j)
      y[j] = kind == Softmax::Softmax ? y[j] / rest[j] : (x[j] - highest[j]) - rest[j];
  }
}

template <class T>
void neighbouring_lines_backward(bool logarithm, const LineRun& run) {
  double sum[kMostLines];
  for (int64_t j = 0; j < run.lines; ++j) sum[j] = 0;
  for (int64_t i = 0; i < run.size; ++i) {
    const T* y = row<T>(run, 0, i);
    const T* g = row<T>(run, 1, i);
    for (int64_t j = 0; j < run.lines; ++j)
      sum[j] += static_cast<double>(logarithm ? g[j] : g[j] * y[j]);
  }
  for (int64_t i = 0; i < run.size; ++i) {
    const T* y = row<T>(run, 0, i);
    const T* g = row<T>(run, 1, i);
    T* __restrict result = row<T>(run, 2, i);
    if (logarithm) {
      for (int64_t j = 0; j < run.lines; ++j) result[j] = y[j];
      exponentiate(result, run.lines);
      for (int64_t j = 0; j < run.lines; ++j) result[j] = g[j] - result[j] * static_cast<T>(sum[j]);
    } else {
      for (int64_t j = 0; j < run.lines; ++j) result[j] = y[j] * (g[j] - static_cast<T>(sum[j]));
    }
  }
}

template <class T>
[[gnu::noinline]] void forward_of(Softmax kind, const LineRun& run) {
  if (run.step[0] == sizeof(T) || run.size <= 1)
    dense_lines<T>(kind, run);
  else
    neighbouring_lines<T>(kind, run);
}

template <class T>
[[gnu::noinline]] void backward_of(bool logarithm, const LineRun& run) {
  if (run.step[0] == sizeof(T) || run.size <= 1)
    dense_lines_backward<T>(logarithm, run);
  else
    neighbouring_lines_backward<T>(logarithm, run);
}

template <class T, Softmax kind>
void forward(const LineRun& run) {
  forward_of<T>(kind, run);
}
template <class T, bool logarithm>
void backward(const LineRun& run) {
  backward_of<T>(logarithm, run);
}

}  // namespace

extern const SoftmaxTable softmax_loop_table;
constexpr SoftmaxTable softmax_loop_table = {{
    {forward<float, Softmax::Softmax>, forward<double, Softmax::Softmax>},
    {forward<float, Softmax::LogSoftmax>, forward<double, Softmax::LogSoftmax>},
    {forward<float, Softmax::LogSumExp>, forward<double, Softmax::LogSumExp>},
    {backward<float, false>, backward<double, false>},
    {backward<float, true>, backward<double, true>},
}};

}  // namespace backsweep::kernels::BACKSWEEP_ISA

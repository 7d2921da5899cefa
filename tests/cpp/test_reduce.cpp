// Reductions of random shapes, strides and dimensions against plain loops.
#include "kernels/reduce.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <type_traits>
#include <vector>

#include "check.hpp"
#include "kernels/threads.hpp"

using namespace backsweep;
using namespace backsweep::kernels;

namespace {

std::mt19937 random_bits(11);

int64_t random_between(int64_t low, int64_t high) {
  return std::uniform_int_distribution<int64_t>(low, high)(random_bits);
}

template <class T>
T random_value(bool with_nan) {
  if constexpr (std::is_floating_point_v<T>) {
    if (with_nan && random_between(0, 50) == 0) return std::numeric_limits<T>::quiet_NaN();
    // Few different values, so that some are equal.
    if (random_between(0, 3) == 0) return static_cast<T>(random_between(-2, 2));
    return static_cast<T>(std::uniform_real_distribution<double>(-1, 1)(random_bits));
  } else if constexpr (std::is_same_v<T, bool>) {
    return random_between(0, 1) == 1;
  } else {
    return static_cast<T>(random_bits());
  }
}

struct Dim {
  int64_t size;
  int64_t stride;  // elements
  bool reduced;
};

template <class T>
bool is_nan(T x) {
  return x != x;
}

template <class T>
using SumType = std::conditional_t<std::is_floating_point_v<T>, T, int64_t>;

// Calls visit(offset, output, position) for every element.
template <class Visit>
void walk(const std::vector<Dim>& dims, Visit visit) {
  int64_t total = 1;
  for (const Dim& dim : dims) total *= dim.size;
  std::vector<int64_t> index(dims.size());
  for (int64_t n = 0; n < total; ++n) {
    int64_t offset = 0, output = 0, position = 0;
    for (size_t i = 0; i < dims.size(); ++i) {
      offset += index[i] * dims[i].stride;
      int64_t& number = dims[i].reduced ? position : output;
      number = number * dims[i].size + index[i];
    }
    visit(offset, output, position);
    for (size_t i = dims.size(); i-- > 0;) {
      if (++index[i] < dims[i].size) break;
      index[i] = 0;
    }
  }
}

template <class T>
void run(const std::vector<Dim>& dims, Reduction reduction, DType dtype, const T* data,
         void* values, int64_t* indices) {
  ReduceArguments arguments;
  start_reduction(
      arguments, reduction, dtype, reinterpret_cast<const char*>(data),
      {.values = static_cast<char*>(values), .indices = reinterpret_cast<char*>(indices)});
  int64_t output_stride = 1;
  for (const Dim& dim : dims)
    if (!dim.reduced) output_stride *= dim.size;
  for (const Dim& dim : dims) {
    const int64_t stride = dim.stride * static_cast<int64_t>(sizeof(T));
    if (dim.reduced) {
      add_reduced(arguments, dim.size, stride);
    } else {
      output_stride /= std::max<int64_t>(dim.size, 1);
      add_kept(arguments, dim.size, stride, output_stride);
    }
  }
  reduce(arguments);
}

template <class T>
struct Buffer {  // std::vector<bool> has no data()
  explicit Buffer(int64_t size) : data(new T[static_cast<size_t>(std::max<int64_t>(size, 1))]()) {}
  std::unique_ptr<T[]> data;
};

template <class T>
bool same(T a, T b) {
  return a == b || (is_nan(a) && is_nan(b));
}

// `order` is how the dims lie in memory, `gap` spreads the innermost elements.
template <class T>
void test_shape(const std::vector<int64_t>& sizes, const std::vector<bool>& reduced,
                const std::vector<size_t>& order, int64_t gap, bool with_nan) {
  const DType dtype = dtype_of<T>();
  std::vector<Dim> dims(sizes.size());
  int64_t extent = gap;
  for (size_t i : order) {
    dims[i] = {sizes[i], extent, reduced[i]};
    extent *= std::max<int64_t>(sizes[i], 1);
  }
  Buffer<T> input(extent);
  for (int64_t i = 0; i < extent; ++i) input.data[size_t(i)] = random_value<T>(with_nan);
  int64_t outputs = 1, reduced_total = 1;
  for (const Dim& dim : dims) (dim.reduced ? reduced_total : outputs) *= dim.size;

  std::vector<long double> sums(static_cast<size_t>(outputs));
  std::vector<long double> magnitudes(static_cast<size_t>(outputs));
  std::vector<uint64_t> integer_sums(static_cast<size_t>(outputs));
  std::vector<int64_t> places[2] = {std::vector<int64_t>(static_cast<size_t>(outputs)),
                                    std::vector<int64_t>(static_cast<size_t>(outputs))};
  Buffer<T> best[2] = {Buffer<T>(outputs), Buffer<T>(outputs)};
  walk(dims, [&](int64_t offset, int64_t output, int64_t position) {
    const T x = input.data[size_t(offset)];
    const size_t o = size_t(output);
    if constexpr (std::is_floating_point_v<T>) {
      sums[o] += x;
      magnitudes[o] += std::abs(x);
    } else {
      integer_sums[o] += static_cast<uint64_t>(static_cast<int64_t>(x));
    }
    for (int k = 0; k < 2; ++k) {
      T& found = best[k].data[o];
      const bool better = k == 0 ? x > found : x < found;
      if (position == 0 || better || (is_nan(x) && !is_nan(found))) {
        found = x;
        places[k][o] = position;
      }
    }
  });

  Buffer<SumType<T>> found_sums(outputs), one_thread_sums(outputs);
  run(dims, Reduction::Sum, dtype, input.data.get(), found_sums.data.get(), nullptr);
  const int threads = thread_count();
  set_thread_count(1);
  run(dims, Reduction::Sum, dtype, input.data.get(), one_thread_sums.data.get(), nullptr);
  set_thread_count(threads);
  for (int64_t o = 0; o < outputs; ++o) {
    const SumType<T> found = found_sums.data[size_t(o)];
    if constexpr (std::is_floating_point_v<T>) {
      const double scale = static_cast<double>(magnitudes[size_t(o)]);
      CHECK_NEAR(found, sums[size_t(o)],
                 (std::isnan(scale) ? 0 : scale) * 2 * std::numeric_limits<T>::epsilon());
    } else {
      CHECK(static_cast<uint64_t>(found) == integer_sums[size_t(o)]);
    }
    CHECK(same(found, one_thread_sums.data[size_t(o)]));
  }
  if (reduced_total == 0) return;
  for (int k = 0; k < 2; ++k) {
    Buffer<T> values(outputs), values_too(outputs);
    std::vector<int64_t> indices(static_cast<size_t>(outputs));
    run(dims, k == 0 ? Reduction::Max : Reduction::Min, dtype, input.data.get(), values.data.get(),
        nullptr);
    run(dims, k == 0 ? Reduction::ArgMax : Reduction::ArgMin, dtype, input.data.get(),
        values_too.data.get(), indices.data());
    for (int64_t o = 0; o < outputs; ++o) {
      CHECK(same(values.data[size_t(o)], best[k].data[size_t(o)]));
      CHECK(same(values_too.data[size_t(o)], best[k].data[size_t(o)]));
      CHECK(indices[size_t(o)] == places[k][size_t(o)]);
    }
  }
}

template <class T>
void test_random() {
  for (int round = 0; round < 400; ++round) {
    const size_t ndim = static_cast<size_t>(random_between(0, 4));
    std::vector<int64_t> sizes(ndim);
    std::vector<bool> reduced(ndim);
    std::vector<size_t> order(ndim);
    for (size_t i = 0; i < ndim; ++i) {
      sizes[i] = random_between(0, 30) == 0 ? 0 : random_between(1, ndim > 2 ? 12 : 90);
      reduced[i] = random_between(0, 1) == 1;
    }
    std::iota(order.rbegin(), order.rend(), size_t(0));
    if (random_between(0, 1)) std::shuffle(order.begin(), order.end(), random_bits);
    test_shape<T>(sizes, reduced, order, random_between(1, 2), round % 3 == 0);
  }
  // Large enough to be split, in each direction.
  const std::vector<size_t> in_order = {1, 0}, turned = {0, 1};
  for (const auto& order : {in_order, turned}) {
    for (bool first : {false, true}) {
      test_shape<T>({300, 1100}, {first, !first}, order, 1, false);
      test_shape<T>({100003, 3}, {first, !first}, order, 1, true);
      test_shape<T>({7, 50000}, {first, !first}, order, 1, true);
    }
    test_shape<T>({500, 601}, {true, true}, order, 1, true);
  }
  test_shape<T>({200001}, {true}, {0}, 1, false);
  test_shape<T>({200001}, {true}, {0}, 3, false);
}

template <class T>
void test_flat() {
  for (int64_t size = 0; size <= 700; ++size) {
    std::vector<T> input(static_cast<size_t>(size));
    for (T& x : input) x = random_value<T>(false);
    const char* data = reinterpret_cast<const char*>(input.data());
    long double sum = 0;
    for (T x : input) sum += x;
    SumType<T> found{};
    ReduceOutput output{.values = reinterpret_cast<char*>(&found)};
    reduce_loops(Reduction::Sum, dtype_of<T>()).flat(data, size, output);
    CHECK_NEAR(found, sum, std::is_integral_v<T> ? 0 : 1e-5);
    if (size == 0) continue;
    T best{};
    int64_t index = -1;
    output = {.values = reinterpret_cast<char*>(&best), .indices = reinterpret_cast<char*>(&index)};
    reduce_loops(Reduction::ArgMin, dtype_of<T>()).flat(data, size, output);
    const auto place = std::min_element(input.begin(), input.end());
    CHECK(best == *place);
    CHECK(index == place - input.begin());
  }
}

void test_special_values() {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (size_t size : {1, 5, 100, 5000}) {
    std::vector<float> lowest(size, -kInfinity);
    float value = 0;
    int64_t index = -1;
    ReduceOutput output{.values = reinterpret_cast<char*>(&value),
                        .indices = reinterpret_cast<char*>(&index)};
    reduce_loops(Reduction::ArgMax, DType::Float32)
        .flat(reinterpret_cast<const char*>(lowest.data()), int64_t(size), output);
    CHECK(value == -kInfinity);
    CHECK(index == 0);
  }
  // An accurate sum: ten million times 0.1.
  std::vector<float> tenths(10'000'000, 0.1f);
  float sum = 0;
  run({{10'000'000, 1, true}}, Reduction::Sum, DType::Float32, tenths.data(), &sum, nullptr);
  CHECK_NEAR(sum, 10'000'000.0 * static_cast<double>(0.1f), 0.1);
  // A repeated element.
  float repeated = 0;
  run({{1000, 0, true}, {3, 0, true}}, Reduction::Sum, DType::Float32, tenths.data(), &repeated,
      nullptr);
  CHECK_NEAR(repeated, 300, 1e-3);
}

}  // namespace

int main() {
  test_random<float>();
  test_random<double>();
  test_random<int64_t>();
  test_random<int32_t>();
  test_random<uint8_t>();
  test_random<bool>();
  test_flat<float>();
  test_flat<double>();
  test_flat<int32_t>();
  test_flat<uint8_t>();
  test_special_values();
  return backsweep::test::report();
}

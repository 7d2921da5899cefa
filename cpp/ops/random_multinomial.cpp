// Drawing indices by weight.
#include <cmath>
#include <vector>

#include "kernels/launch.hpp"
#include "ops/cast.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"

namespace backsweep {
namespace {

using Entry = std::pair<double, int64_t>;

// Rows of weights, one after the other, and what is drawn from each.
template <class T>
struct DrawArguments {
  const T* weights;
  int64_t rows;
  int64_t categories;
  int64_t samples;
  int64_t* out;
  T* sums;         // room for one number for each category, or
  Entry* entries;  // for one number with its index
  Generator* generator;
};

// With replacement: where a uniform number falls among the sums of the weights.
template <class T>
void draw_with_replacement(const DrawArguments<T>& draw) {
  int64_t* out = draw.out;
  for (int64_t row = 0; row < draw.rows; ++row) {
    const T* weights = draw.weights + row * draw.categories;
    T sum = 0;
    for (int64_t i = 0; i < draw.categories; ++i) draw.sums[i] = sum += weights[i];
    for (int64_t i = 0; i < draw.categories; ++i) draw.sums[i] /= sum;
    T* const end = draw.sums + draw.categories;
    end[-1] = 1;
    with_words(*draw.generator, draw.samples, 2, [&](const uint32_t* words, int64_t, int64_t run) {
      for (int64_t i = 0; i < run; ++i)
        *out++ = std::lower_bound(draw.sums, end, uniform_of(words + 2 * i),
                                  [](T bound, double number) { return bound < number; }) -
                 draw.sums;
    });
  }
}

// The entries of the largest numbers come first, in order. Among equal ones, which are the zeros,
// the order is that of PyTorch's topk, which uses the same algorithms of the library.
void bring_largest_forward(Entry* entries, int64_t size, int64_t wanted) {
  const auto above = [](const Entry& a, const Entry& b) { return a.first > b.first; };
  Entry* const end = entries + size;
  Entry* const last = entries + wanted;
  if (wanted == 1) {
    std::swap(*entries, *std::min_element(entries, end, above));
  } else if (wanted * 64 <= size) {
    std::partial_sort(entries, last, end, above);
  } else {
    std::nth_element(entries, last - 1, end, above);
    std::sort(entries, last - 1, above);
  }
}

// Without: the largest of the weights divided by exponential numbers.
template <class T>
void draw_without_replacement(const DrawArguments<T>& draw) {
  int64_t* out = draw.out;
  for (int64_t row = 0; row < draw.rows; ++row) {
    const T* weights = draw.weights + row * draw.categories;
    for (int64_t i = 0; i < draw.categories; ++i)
      draw.entries[i] = {static_cast<double>(weights[i]), i};
    bring_largest_forward(draw.entries, draw.categories, draw.samples);
    for (int64_t i = 0; i < draw.samples; ++i) *out++ = draw.entries[i].second;
  }
}

void check_weights(const Tensor& weights, int64_t rows, int64_t categories) {
  if (!all_within(weights, 0, std::numeric_limits<double>::max()))
    fail(ErrorKind::Runtime,
         "multinomial: a weight that is negative, infinite or NaN was given; probability tensor "
         "contains either `inf`, `nan` or element < 0; give weights of at least 0");
  visit_dtype(weights.dtype(), [&](auto tag) {
    const auto* values = weights.data<decltype(tag)>();
    for (int64_t row = 0; row < rows; ++row, values += categories)
      if (std::all_of(values, values + categories, [](auto weight) { return weight == 0; }))
        fail(ErrorKind::Runtime, "multinomial: row ", row,
             " of the weights is 0 everywhere; invalid multinomial distribution (sum of "
             "probabilities <= 0); give at least one positive weight");
  });
}

Tensor multinomial(const Tensor& input, int64_t samples, bool replacement,
                   GeneratorArgument generator) {
  if (input.ndim() != 1 && input.ndim() != 2)
    fail(ErrorKind::Runtime, "multinomial: weights of shape ", to_string(input.sizes()),
         " were given; prob_dist must be 1 or 2 dim; reshape them");
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, "multinomial: weights of dtype ", input.dtype(),
         " were given; multinomial only supports floating-point dtypes for input, got: ",
         type_name(input.dtype()), "; use float32 or float64");
  if (samples <= 0)
    fail(ErrorKind::Runtime, "multinomial: num_samples=", samples,
         " was given; cannot sample n_sample <= 0 samples; draw at least one");
  const int64_t categories = input.size(input.ndim() - 1);
  const int64_t rows = input.ndim() == 2 ? input.size(0) : 1;
  if (!replacement && samples > categories)
    fail(ErrorKind::Runtime, "multinomial: ", samples, " samples of ", categories,
         " categories were asked for; cannot sample n_sample > prob_dist.size(-1) samples without "
         "replacement; draw fewer, or with replacement=True");
  if (categories > int64_t{1} << 24)
    fail(ErrorKind::Runtime, "multinomial: ", categories,
         " categories were given; number of categories cannot exceed 2^24; draw in two steps");
  Dims sizes;
  if (input.ndim() == 2) sizes.push_back(rows);
  sizes.push_back(samples);
  Tensor result = empty(sizes, DType::Int64);
  if (rows == 0) return result;
  if (categories == 0)
    fail(ErrorKind::Runtime,
         "multinomial: weights without categories were given; cannot compute aminmax over an empty "
         "dimension as the operation has no identity.; give at least one weight");
  Tensor weights = contiguous(detach(input));
  check_weights(weights, rows, categories);
  // For one sample both are the same distribution, and PyTorch takes this road.
  const bool by_score = !replacement || samples == 1;
  if (by_score) {
    Tensor scores = empty_result(input.sizes(), input.dtype(), {&input});
    fill_exponential("multinomial", scores, 1, generator_of(generator));
    weights = contiguous(div(detach(input), scores));
  }
  const auto draw = [&](auto tag) {
    using T = decltype(tag);
    std::vector<T> sums(static_cast<size_t>(by_score ? 0 : categories));
    std::vector<Entry> entries(static_cast<size_t>(by_score ? categories : 0));
    const DrawArguments<T> arguments{
        weights.data<T>(),      rows,        categories,     samples,
        result.data<int64_t>(), sums.data(), entries.data(), &generator_of(generator)};
    launch("multinomial", by_score ? draw_without_replacement<T> : draw_with_replacement<T>,
           arguments, rows * (categories + samples) * 8);
  };
  input.dtype() == DType::Float32 ? draw(float{}) : draw(double{});
  return result;
}

constexpr Op kOps[] = {
    {.name = "multinomial",
     .signature = "(Tensor input, int num_samples, bool replacement=False, *, Generator? "
                  "generator=None) -> Tensor",
     .call = call<multinomial>,
     .example = "(backsweep.tensor([0.0, 1.0, 1.0, 8.0]), 3)",
     .skip = kRandomResult,
     .doc = "Random indices of the last dimension, which holds their weights; int64."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

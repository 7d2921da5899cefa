// dropout and its kin: products with random masks, with PyTorch's masks for the same seed.
//
// N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR
// 15 (2014); G. Klambauer et al., "Self-Normalizing Neural Networks",
// https://arxiv.org/abs/1706.02515
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/random.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDropout{"dropout", "MulBackward0", "g * mask / (1 - p)"};
constexpr Derivative kNativeDropout{"native_dropout", "NativeDropoutBackward0", "g * mask * scale"};
constexpr Derivative kAlphaDropout{"alpha_dropout", "AddBackward0", "g * mask * a"};

// The masks have one element for each feature (channel of a batch), or one for each element.
enum class Masks : uint8_t { Elements, Features };

Tensor empty_mask(const char* op, const Tensor& input, Masks masks) {
  if (masks == Masks::Elements) return empty_result(input.sizes(), input.dtype(), {&input});
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()),
         " was given; Feature dropout requires at least 2 dimensions in the input; use dropout");
  Dims sizes(input.ndim(), 1);
  sizes[0] = input.size(0);
  sizes[1] = input.size(1);
  return empty(sizes, input.dtype());
}

void check_castable(const char* op, const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, op, ": a tensor of dtype ", input.dtype(),
         " was given; result type Float can't be cast to the desired output type ",
         type_name(input.dtype()), "; use a floating dtype");
}

// Whether the input stays what it is; refuses what cannot be dropped out.
bool keeps_all(const char* op, const Tensor& input, double p, bool train) {
  if (!(p >= 0 && p <= 1))
    fail(ErrorKind::Runtime, op, ": p=", shown(p),
         " was given; dropout probability has to be between 0 and 1, but got ", shown(p),
         "; give a probability");
  if (p == 0 || !train || input.numel() == 0) return true;
  if (p < 1) check_castable(op, input);
  return false;
}

template <bool in_place>
Tensor product(Tensor input, const Tensor& mask) {
  if constexpr (!in_place) return mul(input, mask);
  mul_(input, mask);
  return input;
}

template <Masks masks, bool in_place>
Tensor drop(const char* op, const Tensor& input, double p, bool train) {
  if (keeps_all(op, input, p, train)) return input;
  if (p == 1) return product<in_place>(input, zeros(Dims{}, input.dtype()));
  const Tensor mask = empty_mask(op, input, masks);
  const double kept = 1 - p;
  const double scale =
      input.dtype() == DType::Float32 ? double{1.0F / static_cast<float>(kept)} : 1.0 / kept;
  fill_bernoulli(op, mask, kept, generator_of({}), scale);
  return product<in_place>(input, mask);
}

// What is dropped becomes the lowest value of SELU; an affine map then restores mean and variance.
template <Masks masks, bool in_place>
Tensor drop_alpha(const char* op, const Tensor& input, double p, bool train) {
  constexpr double kAlpha = 1.7580993408473766;
  if (keeps_all(op, input, p, train)) return input;
  if (p == 1) return product<in_place>(input, zeros(Dims{}, input.dtype()));
  Tensor mask = empty_mask(op, input, masks);
  fill_bernoulli(op, mask, 1 - p, generator_of({}));
  const double a = 1.0 / std::sqrt((kAlpha * kAlpha * p + 1) * (1 - p));
  Tensor shift = add(mask, Number(-1));
  mul_(shift, Number(kAlpha * a));
  add_(shift, Number(kAlpha * a * p));
  mul_(mask, Number(a));
  Tensor result = product<in_place>(input, mask);
  add_(result, shift);
  return result;
}

// The product and the mask; without a word about training it is training.
TensorList native_dropout(const Tensor& input, double p, std::optional<bool> train) {
  if (input.numel() == 0) return {input, empty(input.sizes(), input.dtype())};
  const bool drops = train.value_or(true);
  const double kept = drops ? 1 - p : 1;
  if (!(kept >= 0 && kept <= 1))
    fail(ErrorKind::Runtime, "native_dropout: p=", shown(p),
         " was given; bernoulli_ expects p to be in [0, 1], but got p=", shown(kept),
         "; give a probability");
  if (drops) check_castable("native_dropout", input);
  const double scale = kept == 0 ? 0 : 1 / kept;
  Tensor mask = empty_result(input.sizes(), DType::Bool, {&input});
  if (drops)
    fill_bernoulli("native_dropout", mask, kept, generator_of({}));
  else
    fill_unrecorded(mask, Number(true));
  Tensor result = mul(detach(input), mask);
  if (drops) mul_(result, Number(scale));
  if (is_floating(input.dtype()))
    record<kNativeDropout>(
        result, {&input}, {{&mask, Saved::kConstant}}, [scale](Backward& backward) {
          backward.set(0, mul(mul(backward.gradient(), backward.saved(0)), Number(scale)));
        });
  return {result, mask};
}

#define DROPOUT(name, function, masks)                                    \
  Tensor name##_row(const Tensor& input, double p, bool train) {          \
    return function<Masks::masks, false>(#name, input, p, train);         \
  }                                                                       \
  Tensor name##_in_place_row(const Tensor& input, double p, bool train) { \
    return function<Masks::masks, true>(#name "_", input, p, train);      \
  }
DROPOUT(dropout, drop, Elements)
DROPOUT(feature_dropout, drop, Features)
DROPOUT(alpha_dropout, drop_alpha, Elements)
DROPOUT(feature_alpha_dropout, drop_alpha, Features)
#undef DROPOUT

#define DROPOUT_ROW(name_, function, derivative_, example_, doc_)                    \
  Op {                                                                               \
    .name = #name_, .signature = "(Tensor input, float p, bool train) -> Tensor",    \
    .call = call<function>, .derivative = &derivative_, .forms = OpForms::kFunction, \
    .no_out = true, .example = example_, .skip = kRandomResult, .doc = doc_          \
  }

constexpr const char* kElements = "(R[4], 0.5, True)";
constexpr const char* kFeatures = "(R[2,2,2], 0.5, True)";

constexpr Op kOps[] = {
    DROPOUT_ROW(dropout, dropout_row, kDropout, kElements,
                "Zeros instead of elements, with probability p; the others grow to keep the mean."),
    DROPOUT_ROW(feature_dropout, feature_dropout_row, kDropout, kFeatures,
                "As `dropout`, for whole channels: for what lies behind the first two indices."),
    DROPOUT_ROW(alpha_dropout, alpha_dropout_row, kAlphaDropout, kElements,
                "As `dropout`, for networks with SELU: keeps mean 0 and variance 1."),
    DROPOUT_ROW(feature_alpha_dropout, feature_alpha_dropout_row, kAlphaDropout, kFeatures,
                "As `alpha_dropout`, for whole channels."),
    DROPOUT_ROW(dropout_, dropout_in_place_row, kDropout, kElements,
                "Writes the result of `dropout` into the input."),
    DROPOUT_ROW(feature_dropout_, feature_dropout_in_place_row, kDropout, kFeatures,
                "Writes the result of `feature_dropout` into the input."),
    DROPOUT_ROW(alpha_dropout_, alpha_dropout_in_place_row, kAlphaDropout, kElements,
                "Writes the result of `alpha_dropout` into the input."),
    DROPOUT_ROW(feature_alpha_dropout_, feature_alpha_dropout_in_place_row, kAlphaDropout,
                kFeatures, "Writes the result of `feature_alpha_dropout` into the input."),
    {.name = "native_dropout",
     .signature = "(Tensor input, float p, bool? train) -> Tensor[]",
     .call = call<native_dropout>,
     .derivative = &kNativeDropout,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = kElements,
     .skip = kRandomResult,
     .doc = "The result of `dropout`, and a bool tensor that says what was kept."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

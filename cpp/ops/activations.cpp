// Activation functions with parameters: elu and its kin, hardshrink, prelu, rrelu.
#include <cmath>

#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/parametrised.hpp"
#include "ops/random.hpp"

namespace backsweep {
namespace {

constexpr const char* kEluFormula = "g * where(x > 0, scale, scale * alpha * exp(x / alpha))";
constexpr Derivative kElu{"elu", "EluBackward0", kEluFormula};
constexpr Derivative kCelu{"celu", "CeluBackward0", kEluFormula};
constexpr Derivative kHardshrink{"hardshrink", "HardshrinkBackward0",
                                 "where(abs(x) <= lambd, 0, g)"};
constexpr Derivative kPrelu{"prelu", "PreluKernelBackward0",
                            "where(x > 0, g, g * weight); where(x > 0, 0, g * x)"};
constexpr Derivative kRrelu{"rrelu", "RreluWithNoiseBackward0", "g * slope"};

// ---- elu, celu, selu

// G. Klambauer et al., "Self-Normalizing Neural Networks" (2017), https://arxiv.org/abs/1706.02515
constexpr double kSeluAlpha = 1.6732632423543772848170429916717;
constexpr double kSeluScale = 1.0507009873554804934193349852946;

constexpr Parametrised kEluOp{"elu", "elu_", Types::FloatingOnly, true};

struct EluBack {
  EluParameters parameters;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    const Tensor x = backward.saved(0);
    // Above 0 the exponential is not looked at, and must not overflow.
    const Tensor below = exp(clamp(x, std::nullopt, Number(0.0)) * Number(parameters.inside)) *
                         Number(parameters.negative * parameters.inside);
    backward.set(0, g * where(le(x, Number(0.0)), below, Number(parameters.positive)));
  }
};

template <const Derivative& derivative, bool in_place>
Tensor elu_with(Tensor& input, const EluParameters& parameters) {
  if constexpr (in_place) {
    parametrised_in_place<derivative>(kEluOp, parameter_kernels.elu, input, &parameters,
                                      EluBack{parameters});
    return input;
  } else {
    return parametrised<derivative>(kEluOp, parameter_kernels.elu, input, &parameters,
                                    EluBack{parameters});
  }
}

template <bool in_place>
Value celu(std::span<Value> arguments) {
  const double alpha = std::get<Number>(arguments[1]).real();
  if (alpha == 0)
    fail(ErrorKind::Runtime,
         "celu: alpha=0 was given; ZeroDivisionError: alpha cannot be 0 for CELU; use relu");
  return elu_with<kCelu, in_place>(std::get<Tensor>(arguments[0]), {1, alpha, 1 / alpha});
}

template <bool in_place>
Value selu(std::span<Value> arguments) {
  return elu_with<kElu, in_place>(std::get<Tensor>(arguments[0]),
                                  {kSeluScale, kSeluAlpha * kSeluScale, 1});
}

// The forms of nn.functional, where `inplace` is an argument.
template <OpCall out_of_place, OpCall in_place, size_t place>
Value either(std::span<Value> arguments) {
  return std::get<bool>(arguments[place]) ? in_place(arguments) : out_of_place(arguments);
}

template <bool in_place>
Value elu(std::span<Value> arguments) {
  const double alpha = std::get<Number>(arguments[1]).real();
  return elu_with<kElu, in_place>(std::get<Tensor>(arguments[0]), {1, alpha, 1});
}

// ---- hardshrink

constexpr Parametrised kHardshrinkOp{"hardshrink", "hardshrink_", Types::FloatingOnly, true};

Tensor hardshrink(const Tensor& input, const Number& lambd) {
  const ShrinkParameters parameters{-lambd.real(), lambd.real()};
  return parametrised<kHardshrink>(
      kHardshrinkOp, parameter_kernels.shrink, input, &parameters,
      [limit = lambd.real()](Backward& backward) {
        const Tensor x = backward.saved(0);
        const Tensor inside = logical_and(ge(x, Number(-limit)), le(x, Number(limit)));
        backward.set(0, where(inside, Number(0.0), backward.gradient()));
      });
}

// ---- prelu

// One weight for all, or one for each element of dimension 1.
Tensor weight_along_channels(const Tensor& input, const Tensor& weight) {
  const bool single = weight.numel() == 1;
  if (input.ndim() == 0 && !single)
    fail(ErrorKind::Runtime, "prelu: ", weight.numel(),
         " weights were given for a number; Not allow zero-dim input tensor.; give one weight");
  const int64_t channels = input.ndim() > 1 ? input.size(1) : 1;
  if (weight.numel() != channels && !single)
    fail(ErrorKind::Runtime, "prelu: a weight of shape ", to_string(weight.sizes()),
         " was given for an input of shape ", to_string(input.sizes()),
         "; Mismatch of parameter numbers and input channel size. Found parameter numbers = ",
         weight.numel(), " and channel size = ", channels, ".; give one for each channel");
  if (weight.ndim() > 1)
    fail(ErrorKind::Runtime, "prelu: a weight of shape ", to_string(weight.sizes()),
         " was given; prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = ",
         weight.ndim(), "; use flatten()");
  if (single) return weight.ndim() ? reshape(weight, Dims{}) : weight;
  Dims sizes(input.ndim(), 1);
  sizes[1] = channels;
  return reshape(weight, sizes);
}

// The input above 0, below its product with the slope.
Tensor sloped(const char* op, const Tensor& input, double slope) {
  const Parametrised of{op, nullptr, Types::FloatingOnly, false};
  const ShrinkParameters parameters{-HUGE_VAL, 0, slope, ~uint64_t{0}};
  return run_parametrised(of, parameter_kernels.shrink, input, &parameters);
}

Tensor prelu(const Tensor& input, const Tensor& weight) {
  if (input.dtype() != weight.dtype())
    fail(ErrorKind::Runtime, "prelu: tensors of dtypes ", input.dtype(), " and ", weight.dtype(),
         " were given; prelu: Type promoting not supported. Got ", type_name(input.dtype()),
         " and ", type_name(weight.dtype()), "; convert one of them");
  const Tensor along = weight_along_channels(input, weight);
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, "prelu: a ", input.dtype(),
         " tensor was given; \"prelu_cpu\" not implemented for '", type_name(input.dtype()),
         "'; convert with .to(float32)");
  Tensor result;
  if (along.ndim() == 0) {
    result = sloped("prelu", input,
                    along.dtype() == DType::Float32 ? static_cast<double>(*along.data<float>())
                                                    : *along.data<double>());
  } else {
    const GradMode mode(false);
    result = where(gt(input, Number(0.0)), input, input * along);
  }
  record<kPrelu>(result, {&input, &along},
                 {{&input, Saved::input(0)}, {&along, Saved::input(1), input.requires_grad()}},
                 [](Backward& backward) {
                   const Tensor& g = backward.gradient();
                   const Tensor x = backward.saved(0);
                   const Tensor positive = gt(x, Number(0.0));
                   if (backward.needs(0))
                     backward.set(0, where(positive, g, g * backward.saved(1)));
                   if (backward.needs(1)) backward.set(1, where(positive, Number(0.0), g * x));
                 });
  return result;
}

// ---- rrelu

void check_rrelu(const Tensor& input, double lower, double upper) {
  for (const auto& [name, bound] : {std::pair{"lower", lower}, std::pair{"upper", upper}})
    if (!std::isfinite(bound))
      fail(ErrorKind::Runtime, "rrelu: ", name, "=", bound, " was given; rrelu: ", name,
           " bound must be finite, got ", bound, "; give a slope");
  if (lower > upper)
    fail(ErrorKind::Runtime, "rrelu: lower=", lower, " and upper=", upper,
         " were given; Lower bound should be less than or equal to the upper bound; exchange them");
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, "rrelu: a ", input.dtype(),
         " tensor was given; \"leaky_relu_cpu\" not implemented for '", type_name(input.dtype()),
         "'; convert with .to(float32)");
}

// What each element is multiplied by. PyTorch draws in float64, for what is not positive.
Tensor rrelu_slopes(const Tensor& x, double lower, double upper, bool training,
                    GeneratorArgument generator) {
  const Tensor below = contiguous(logical_not(gt(x, Number(0.0))));
  if (!training)
    return where(below, scalar(Number((lower + upper) / 2), x.dtype()),
                 scalar(Number(1), x.dtype()));
  const Tensor drawn = le(x, Number(0.0));
  const Tensor mask = contiguous(drawn);
  const Tensor numbers = empty(Dims{count_nonzero_of_mask(mask)}, DType::Float64);
  fill_uniform("rrelu", numbers, lower, upper, generator_of(generator));
  Tensor slopes = ones(x.sizes(), x.dtype());
  spread_unrecorded(slopes, mask, cast_unrecorded(numbers, x.dtype()));
  return slopes;
}

template <bool in_place>
Value rrelu(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const double lower = std::get<Number>(arguments[1]).real();
  const double upper = std::get<Number>(arguments[2]).real();
  check_rrelu(input, lower, upper);
  if (in_place) check_writable("rrelu_", input);
  Tensor result;
  Tensor slopes;
  {
    const bool records = recording({&input});
    const bool training = std::get<bool>(arguments[3]);
    const GradMode mode(false);
    if (!training && !records) {
      result = sloped("rrelu", input, (lower + upper) / 2);
    } else {
      slopes = rrelu_slopes(input, lower, upper, training,
                            detail::Argument<GeneratorArgument>::get(arguments[4]));
      result = input * slopes;
    }
  }
  record<kRrelu>(result, {&input}, {{&slopes, Saved::kConstant}}, [](Backward& backward) {
    backward.set(0, backward.gradient() * backward.saved(0));
  });
  if (!in_place) return result;
  put_back(input, result);
  return input;
}

constexpr const char* kWrites = "samples: writes to its argument; tested by hand";
constexpr const char* kRreluSignature =
    "(Tensor input, Number lower=0.125, Number "
    "upper=0.3333333333333333, bool training=False, Generator? "
    "generator=None) -> Tensor";

constexpr Op kOps[] = {
    {.name = "celu",
     .signature = "(Tensor input, Number alpha=1.0) -> Tensor",
     .call = celu<false>,
     .derivative = &kCelu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(N[2,3],) (N[4], 0.5) (N[], -2) (N[37],) (N[0],)",
     .doc = "max(0, x) + min(0, alpha * (exp(x / alpha) - 1))."},
    {.name = "celu_",
     .signature = "(Tensor input, Number alpha=1.0) -> Tensor",
     .call = celu<true>,
     .derivative = &kCelu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.celu_",
     .example = "(R[3],)",
     .skip = kWrites,
     .doc = "Writes the result of `celu` into the input."},
    {.name = "selu",
     .signature = "(Tensor input) -> Tensor",
     .call = selu<false>,
     .derivative = &kElu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(N[2,3],) (N[],) (N[37],)",
     .doc = "scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of "
            "self-normalising networks."},
    {.name = "selu_",
     .signature = "(Tensor input) -> Tensor",
     .call = selu<true>,
     .derivative = &kElu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.selu_",
     .example = "(R[3],)",
     .skip = kWrites,
     .doc = "Writes the result of `selu` into the input."},
    {.name = "nn.functional.celu",
     .signature = "(Tensor input, Number alpha=1.0, bool inplace=False) -> Tensor",
     .call = either<celu<false>, celu<true>, 2>,
     .derivative = &kCelu,
     .no_out = true,
     .samples = "(N[2,3],) (N[4], 0.5)",
     .doc = "max(0, x) + min(0, alpha * (exp(x / alpha) - 1))."},
    {.name = "nn.functional.selu",
     .signature = "(Tensor input, bool inplace=False) -> Tensor",
     .call = either<selu<false>, selu<true>, 1>,
     .derivative = &kElu,
     .no_out = true,
     .samples = "(N[2,3],)",
     .doc = "scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of "
            "self-normalising networks."},
    {.name = "nn.functional.elu",
     .signature = "(Tensor input, Number alpha=1.0, bool inplace=False) -> Tensor",
     .call = either<elu<false>, elu<true>, 2>,
     .derivative = &kElu,
     .no_out = true,
     .samples = "(N[2,3],) (N[4], 0.5) (N[], 2) (N[37],)",
     .doc = "x above 0, else alpha * (exp(x) - 1)."},
    {.name = "hardshrink",
     .signature = "(Tensor input, Number lambd=0.5) -> Tensor",
     .call = call<hardshrink>,
     .derivative = &kHardshrink,
     .aliases = "nn.functional.hardshrink",
     .samples = "(D[2,3],) (D[4], 1.1) (F[],) (D[37], 0.8) (D[3], -1)",
     .doc = "x where abs(x) > lambd, else 0."},
    {.name = "prelu",
     .signature = "(Tensor input, Tensor weight) -> Tensor",
     .call = call<prelu>,
     .derivative = &kPrelu,
     .no_out = true,
     .aliases = "nn.functional.prelu",
     .samples = "(N[2,3], R[1]) (N[2,3], R[3]) (N[2,3,4], R[3]) (N[4], R[]) (N[], R[1])",
     .doc = "x above 0, else weight * x; one weight, or one for each element of dimension 1."},
    {.name = "rrelu",
     .signature = kRreluSignature,
     .call = rrelu<false>,
     .derivative = &kRrelu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(N[2,3],) (N[4], 0.25, 0.5) (N[],)",
     .doc = "x above 0, else slope * x: a random slope for each element when training, else the "
            "middle one."},
    {.name = "rrelu_",
     .signature = kRreluSignature,
     .call = rrelu<true>,
     .derivative = &kRrelu,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.rrelu_",
     .example = "(R[3],)",
     .skip = kWrites,
     .doc = "Writes the result of `rrelu` into the input."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

// Normalisation by mean and variance, composed of other operations.
//
// J. Ba et al., "Layer Normalization", https://arxiv.org/abs/1607.06450; S. Ioffe and C. Szegedy,
// "Batch Normalization", https://arxiv.org/abs/1502.03167; Y. Wu and K. He, "Group Normalization",
// https://arxiv.org/abs/1803.08494; D. Ulyanov et al., "Instance Normalization",
// https://arxiv.org/abs/1607.08022; B. Zhang and R. Sennrich, "Root Mean Square Layer
// Normalization", https://arxiv.org/abs/1910.07467.
#include <limits>

#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

using MaybeTensor = std::optional<Tensor>;

constexpr const char* kFormula =
    "rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))";
constexpr Derivative kLayer{"layer_norm", "NativeLayerNormBackward0", kFormula};
constexpr Derivative kGroup{"group_norm", "NativeGroupNormBackward0", kFormula};
constexpr Derivative kBatch{"batch_norm", "NativeBatchNormBackward0", kFormula};
constexpr Derivative kInstance{"instance_norm", "ViewBackward0", kFormula};
constexpr Derivative kRootMean{"rms_norm", "MulBackward0",
                               "(g * weight - normalised * mean(g * weight * normalised)) * rrms"};

void check_dtype(const char* op, const char* kernel, const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, op, ": a ", input.dtype(), " tensor was given; \"", kernel,
         "\" not implemented for '", type_name(input.dtype()), "'; convert with .to(float32)");
}

void check_parameter_dtype(const char* op, const Tensor& input, const MaybeTensor& parameter) {
  if (parameter && parameter->dtype() != input.dtype())
    fail(ErrorKind::Runtime, op, ": a parameter of dtype ", parameter->dtype(),
         " was given for an input of dtype ", input.dtype(),
         "; mixed dtype (CPU): expect parameter to have scalar type of Float; convert it");
}

struct Normalised {
  Tensor value, mean, variance;
};

// Mean 0 and variance 1 over the dimensions.
Normalised normalised(const Tensor& input, const IntList& dims, double eps) {
  const Tensor average = mean(input, dims, true, {});
  const Tensor centred = input - average;
  const Tensor variance = mean(centred * centred, dims, true, {});
  return {centred * rsqrt(variance + Number(eps)), average, variance};
}

Tensor with_parameters(Tensor value, const MaybeTensor& weight, const MaybeTensor& bias,
                       DimsView sizes) {
  if (weight) value = value * reshape(*weight, sizes);
  if (bias) value = value + reshape(*bias, sizes);
  return value;
}

// ---- layer_norm, rms_norm: over the last dimensions

IntList last_dims(const char* op, const Tensor& input, const IntList& shape, bool comma) {
  if (shape.empty())
    fail(ErrorKind::Runtime, op,
         ": normalized_shape=[] was given; Expected normalized_shape to be at least "
         "1-dimensional, i.e., containing at least one element, but got normalized_shape = []; "
         "give the sizes of the last dimensions");
  const auto count = static_cast<int>(shape.size());
  const DimsView given(shape.data(), shape.size());
  if (input.ndim() < count || !equal(input.sizes().last(shape.size()), given)) {
    const std::string text = to_string(given);
    fail(ErrorKind::Runtime, op, ": an input of shape ", to_string(input.sizes()),
         " was given; Given normalized_shape=", text, ", expected input with shape [*",
         comma ? ", " : "", text.substr(1), ", but got input of size", to_string(input.sizes()),
         "; give the sizes of the last dimensions");
  }
  IntList dims;
  for (int i = count; i > 0; --i) dims.push_back(-i);
  return dims;
}

void check_shape(const char* op, const char* name, const MaybeTensor& parameter,
                 const IntList& shape) {
  const DimsView expected(shape.data(), shape.size());
  if (parameter && !equal(parameter->sizes(), expected))
    fail(ErrorKind::Runtime, op, ": Expected ", name, " to be of same shape as normalized_shape, ",
         "but got ", name, " of shape ", to_string(parameter->sizes()),
         " and normalized_shape = ", to_string(expected), "; reshape it");
}

Tensor layer_norm(const Tensor& input, const IntList& normalized_shape, const MaybeTensor& weight,
                  const MaybeTensor& bias, double eps, bool) {
  const IntList dims = last_dims("layer_norm", input, normalized_shape, true);
  check_shape("layer_norm", "weight", weight, normalized_shape);
  check_shape("layer_norm", "bias", bias, normalized_shape);
  check_dtype("layer_norm", "LayerNormKernelImpl", input);
  check_parameter_dtype("layer_norm", input, weight);
  check_parameter_dtype("layer_norm", input, bias);
  return with_parameters(normalised(input, dims, eps).value, weight, bias, normalized_shape);
}

Tensor rms_norm(const Tensor& input, const IntList& normalized_shape, const MaybeTensor& weight,
                const std::optional<double>& eps) {
  const IntList dims = last_dims("rms_norm", input, normalized_shape, false);
  check_shape("rms_norm", "weight", weight, normalized_shape);
  check_dtype("rms_norm", "rms_norm", input);
  const double least = input.dtype() == DType::Float32
                           ? double{std::numeric_limits<float>::epsilon()}
                           : std::numeric_limits<double>::epsilon();
  const Tensor square = mean(pow(input, Number(2)), dims, true, {});
  const Tensor value = input * rsqrt(square + Number(eps.value_or(least)));
  return weight ? value * *weight : value;
}

// ---- group_norm, batch_norm, instance_norm: channels are dimension 1

int64_t channels_of(const Tensor& input) {
  if (input.ndim() < 2)
    fail(ErrorKind::Index, "norm: an input of shape ", to_string(input.sizes()),
         " was given; Dimension out of range (expected to be in range of [-1, 0], but got 1); it "
         "needs a batch and channels");
  return input.size(1);
}

Dims channel_sizes(const Tensor& input) {
  Dims sizes(input.ndim(), 1);
  sizes[1] = input.size(1);
  return sizes;
}

Tensor group_norm(const Tensor& input, int64_t num_groups, const MaybeTensor& weight,
                  const MaybeTensor& bias, double eps, bool) {
  const int64_t channels = channels_of(input);
  if (num_groups <= 0)
    fail(ErrorKind::Runtime, "group_norm: Expected num groups to be greater than 0, got ",
         num_groups, "; use 1 for all channels at once");
  if (channels % num_groups)
    fail(ErrorKind::Runtime,
         "group_norm: Expected number of channels in input to be divisible by num_groups, but got "
         "input of shape ",
         to_string(input.sizes()), " and num_groups=", num_groups, "; use a divisor");
  for (const auto& [name, parameter] : {std::pair{"weight", &weight}, std::pair{"bias", &bias}})
    if (*parameter && ((*parameter)->ndim() != 1 || (*parameter)->numel() != channels))
      fail(ErrorKind::Runtime, "group_norm: Expected ", name,
           " to be a vector of size equal to the number of channels in input, but got ", name,
           " of shape ", to_string((*parameter)->sizes()), " and input of shape ",
           to_string(input.sizes()), "; give one for each channel");
  check_dtype("group_norm", "GroupNormKernelImpl", input);
  check_parameter_dtype("group_norm", input, weight);
  check_parameter_dtype("group_norm", input, bias);
  const int64_t rest = input.size(0) && num_groups ? input.numel() / input.size(0) / num_groups : 0;
  const Tensor grouped = reshape(input, Dims{input.size(0), num_groups, rest});
  const Tensor value = reshape(normalised(grouped, IntList{2}, eps).value, input.sizes());
  return with_parameters(value, weight, bias, channel_sizes(input));
}

void check_channels(const char* op, const char* name, const MaybeTensor& tensor, int64_t channels) {
  if (tensor && tensor->numel() != channels)
    fail(ErrorKind::Runtime, op, ": ", name, " of shape ", to_string(tensor->sizes()),
         " was given; ", name, " should contain ", channels, " elements not ", tensor->numel(),
         "; give one for each channel");
}

// running = (1 - momentum) * running + momentum * value, never recorded.
void update(const MaybeTensor& running, const Tensor& value, double momentum) {
  if (!running) return;
  const GradMode mode(false);
  const Tensor next =
      *running * Number(1 - momentum) +
      reshape(to(detach(value), running->dtype()), running->sizes()) * Number(momentum);
  copy_unrecorded(*running, next);
  mark_written(*running);
}

// Over every dimension but those kept.
IntList all_but(int ndim, std::initializer_list<int> kept) {
  IntList dims;
  for (int dim = 0; dim < ndim; ++dim)
    if (std::find(kept.begin(), kept.end(), dim) == kept.end()) dims.push_back(dim);
  return dims;
}

Tensor with_running(const char* op, const Tensor& input, const MaybeTensor& running_mean,
                    const MaybeTensor& running_var, double eps, const char* message) {
  if (!running_mean || !running_var)
    fail(ErrorKind::Runtime, op, ": no running statistics were given; ",
         message ? message
                 : (running_mean ? "running_var must be defined in evaluation mode"
                                 : "running_mean must be defined in evaluation mode"),
         "; give them, or normalise by the input's own");
  const Dims sizes = channel_sizes(input);
  return (input - reshape(*running_mean, sizes)) *
         rsqrt(reshape(*running_var, sizes) + Number(eps));
}

// Normalises over `dims`, and keeps count of mean and variance (without bias), of which
// `averaged` makes one for each channel.
template <class Average>
Tensor with_own(const Tensor& input, const IntList& dims, const MaybeTensor& running_mean,
                const MaybeTensor& running_var, double momentum, double eps, Average averaged) {
  const Normalised made = normalised(input, dims, eps);
  double count = 1;
  for (int64_t dim : dims) count *= static_cast<double>(input.size(static_cast<int>(dim)));
  update(running_mean, averaged(made.mean), momentum);
  if (running_var)
    update(running_var, averaged(detach(made.variance) * Number(count / (count - 1))), momentum);
  return made.value;
}

void check_all(const char* op, const Tensor& input, int64_t channels, const MaybeTensor& weight,
               const MaybeTensor& bias, const MaybeTensor& running_mean,
               const MaybeTensor& running_var) {
  check_channels(op, "running_mean", running_mean, channels);
  check_channels(op, "running_var", running_var, channels);
  check_channels(op, "weight", weight, channels);
  check_channels(op, "bias", bias, channels);
  check_dtype(op, "batch_norm", input);
}

Tensor batch_norm(const Tensor& input, const MaybeTensor& weight, const MaybeTensor& bias,
                  const MaybeTensor& running_mean, const MaybeTensor& running_var, bool training,
                  double momentum, double eps, bool) {
  const int64_t channels = channels_of(input);
  check_all("batch_norm", input, channels, weight, bias, running_mean, running_var);
  const Tensor value =
      training ? with_own(input, all_but(input.ndim(), {1}), running_mean, running_var, momentum,
                          eps, [](const Tensor& each) { return each; })
               : with_running("batch_norm", input, running_mean, running_var, eps, nullptr);
  return with_parameters(value, weight, bias, channel_sizes(input));
}

Tensor instance_norm(const Tensor& input, const MaybeTensor& weight, const MaybeTensor& bias,
                     const MaybeTensor& running_mean, const MaybeTensor& running_var,
                     bool use_input_stats, double momentum, double eps, bool) {
  const int64_t channels = channels_of(input);
  constexpr const char* kMessage =
      "Expected running_mean and running_var to be defined when use_input_stats is false";
  check_all("instance_norm", input, channels, weight, bias, running_mean, running_var);
  const IntList dims = all_but(input.ndim(), {0, 1});
  Tensor value;
  if (!use_input_stats)
    value = with_running("instance_norm", input, running_mean, running_var, eps, kMessage);
  else if (dims.empty())  // one element for each instance
    value = normalised(unsqueeze(input, -1), IntList{-1}, eps).value;
  else
    value = with_own(input, dims, running_mean, running_var, momentum, eps,
                     [](const Tensor& each) { return mean(each, IntList{0}, false, {}); });
  value = reshape(value, input.sizes());
  return with_parameters(value, weight, bias, channel_sizes(input));
}

constexpr const char* kNotInNumpy = "numpy: NumPy has no such function";

#define NORM(name_, aliases_, derivative_, signature_, samples_, doc_)                            \
  Op {                                                                                            \
    .name = #name_, .signature = signature_ " -> Tensor", .call = call<name_>,                    \
    .derivative = &derivative_, .forms = OpForms::kFunction, .no_out = true, .aliases = aliases_, \
    .samples = samples_, .skip = kNotInNumpy, .doc = doc_                                         \
  }

constexpr Op kOps[] = {
    NORM(layer_norm, "nn.functional.layer_norm", kLayer,
         "(Tensor input, int() normalized_shape, Tensor? weight=None, Tensor? bias=None, float "
         "eps=1e-05, bool cudnn_enable=True)",
         "(R[2,4], (4,)) (R[2,3,2], (3, 2), R[3,2], R[3,2]) (R[3,4], (4,), R[4], None, 0.1) "
         "(R[0,4], (4,))",
         "Mean 0 and variance 1 over the last dimensions, then times weight plus bias."),
    NORM(rms_norm, "nn.functional.rms_norm", kRootMean,
         "(Tensor input, int() normalized_shape, Tensor? weight=None, float? eps=None)",
         "(R[2,4], (4,)) (R[2,3,2], (3, 2), R[3,2]) (R[3,4], (4,), R[4], 0.1)",
         "Mean square 1 over the last dimensions, then times weight."),
    NORM(group_norm, "nn.functional.group_norm", kGroup,
         "(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, "
         "bool cudnn_enabled=True)",
         "(R[2,4,3], 2) (R[2,4], 2, R[4], R[4], 0.1) (R[1,4,2,2], 4, R[4])",
         "Mean 0 and variance 1 over each group of channels, then times weight plus bias."),
    NORM(batch_norm, "", kBatch,
         "(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, "
         "bool training, float momentum, float eps, bool cudnn_enabled)",
         "(R[4,3], None, None, None, None, True, 0.1, 1e-05, False) (R[3,2,4], R[2], R[2], None, "
         "None, True, 0.1, 0.1, False)",
         "Mean 0 and variance 1 over all but the channels, then times weight plus bias."),
    NORM(instance_norm, "", kInstance,
         "(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, "
         "bool use_input_stats, float momentum, float eps, bool cudnn_enabled)",
         "(R[2,3,4], None, None, None, None, True, 0.1, 1e-05, False) (R[2,3,2,2], R[3], R[3], "
         "None, None, True, 0.1, 0.1, False)",
         "Mean 0 and variance 1 over each channel of each element of the batch."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

// gradient: the derivative of sampled functions by central differences.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kGradient{"gradient", "CatBackward0",
                               "the differences of g, divided by the spaces"};

constexpr const char* op = "gradient";

// What is asked for: along which dimensions, and how far apart the samples are there.
struct Request {
  const Tensor& input;
  IntList dims;
  int64_t edge_order;
};

Request request(const Tensor& input, const std::optional<IntList>& dim, int64_t edge_order) {
  if (edge_order != 1 && edge_order != 2)
    fail(ErrorKind::Runtime, op, ": edge_order=", edge_order,
         " was given; torch.gradient only supports edge_order=1 and edge_order=2.; use one of "
         "them");
  if (input.dtype() == DType::UInt8)
    fail(ErrorKind::Runtime, op, ": a uint8 tensor was given; torch.gradient does not support ",
         "uint8 input.; convert with .to(int64)");
  Request made{input, {}, edge_order};
  if (!dim) {
    for (int i = 0; i < input.ndim(); ++i) made.dims.push_back(i);
  } else {
    for (int64_t one : *dim) {
      const int along = wrap_dim(op, one, input.ndim());
      if (std::find(made.dims.begin(), made.dims.end(), along) != made.dims.end())
        fail(ErrorKind::Runtime, op, ": dim ", along,
             " appears multiple times in the list of dims; give each once");
      made.dims.push_back(along);
    }
  }
  for (int64_t along : made.dims)
    if (input.ndim() > 0 && input.size(static_cast<int>(along)) < edge_order + 1)
      fail(ErrorKind::Runtime, op, ": an input of shape ", to_string(input.sizes()),
           " was given; torch.gradient expected each dimension size to be at least edge_order+1; "
           "give more samples");
  return made;
}

void check_count(const Request& made, const std::optional<IntList>& dim, size_t spaces) {
  if (spaces == made.dims.size()) return;
  if (dim)
    fail(ErrorKind::Runtime, op, ": ", spaces, " spacings were given for ", made.dims.size(),
         " dimensions; torch.gradient expected spacing to be unspecified, a scalar or it's ",
         "spacing and dim arguments to have the same length, but got a spacing argument of length ",
         spaces, " and a dim argument of length ", made.dims.size(), ".; give one for each");
  fail(ErrorKind::Runtime, op, ": ", spaces, " spacings were given for ", made.dims.size(),
       " dimensions; torch.gradient expected spacing to be unspecified, a scalar, or a list of "
       "length equal to 'self.dim() = ",
       made.input.ndim(), "', since dim argument was not given, but got a list of length ", spaces,
       "; give one for each");
}

// The samples at places start, start + 1, ... along a dimension; negative ones from the end.
Tensor part(const Tensor& input, int64_t dim, int64_t start, int64_t length) {
  if (start < 0) start += input.size(static_cast<int>(dim));
  return slice(input, dim, start, start + length, 1);
}

// At equal spaces.
Tensor along_equal(const Tensor& x, int64_t dim, double space, int64_t edge_order) {
  const int64_t size = x.size(static_cast<int>(dim));
  const auto edge = [&](int64_t first, int64_t second, int64_t third, double sign) {
    const Tensor a = part(x, dim, first, 1), b = part(x, dim, second, 1);
    if (edge_order == 1) return (b - a) * Number(sign) / Number(space);
    // From left to right, so that the rounding is PyTorch's.
    const Tensor outer = a * Number(-1.5 * sign),
                 inner = part(x, dim, third, 1) * Number(-0.5 * sign);
    const Tensor middle = b * Number(2 * sign);
    return (sign > 0 ? outer + middle + inner : inner + middle + outer) / Number(space);
  };
  const Tensor middle = (part(x, dim, 2, size - 2) - part(x, dim, 0, size - 2)) / Number(2 * space);
  return cat({edge(0, 1, 2, 1), middle, edge(-1, -2, -3, -1)}, dim);
}

// With the samples at the places of a vector.
Tensor along_places(const Tensor& x, int64_t dim, const Tensor& places, int64_t edge_order) {
  const int64_t size = x.size(static_cast<int>(dim));
  Dims sizes(x.ndim(), 1);
  sizes[static_cast<int>(dim)] = size - 1;
  const Tensor spaces =
      reshape(slice(places, 0, 1, size, 1) - slice(places, 0, 0, size - 1, 1), sizes);
  const auto edge = [&](int64_t first, int64_t second, int64_t third, int64_t near, int64_t far,
                        double sign) {
    const Tensor a = part(x, dim, first, 1), b = part(x, dim, second, 1);
    const Tensor h = part(spaces, dim, near, 1);
    if (edge_order == 1) return (b - a) * Number(sign) / h;
    const Tensor k = part(spaces, dim, far, 1);
    const Tensor both = h + k;
    return (b * (both / (h * k)) - a * ((h + both) / (h * both)) -
            part(x, dim, third, 1) * (h / (k * both))) *
           Number(sign);
  };
  const Tensor h = part(spaces, dim, 0, size - 2), k = part(spaces, dim, 1, size - 2);
  const Tensor both = h + k;
  const Tensor middle = part(x, dim, 2, size - 2) * (h / (k * both)) -
                        part(x, dim, 0, size - 2) * (k / (h * both)) +
                        part(x, dim, 1, size - 2) * ((k - h) / (h * k));
  return cat({edge(0, 1, 2, 0, 1, 1), middle, edge(-1, -2, -3, -1, -2, -1)}, dim);
}

TensorList gradient(const Tensor& input, const std::optional<Number>& spacing,
                    const std::optional<IntList>& dim, int64_t edge_order) {
  const Request made = request(input, dim, edge_order);
  TensorList results;
  for (int64_t along : made.dims)
    results.push_back(along_equal(input, along, spacing ? spacing->real() : 1.0, edge_order));
  return results;
}

TensorList gradient_of_spaces(const Tensor& input, const Tensor& spacing,
                              const std::optional<IntList>& dim, int64_t edge_order) {
  const Request made = request(input, dim, edge_order);
  check_count(made, dim, static_cast<size_t>(spacing.numel()));
  TensorList results;
  for (size_t i = 0; i < made.dims.size(); ++i)
    results.push_back(along_equal(input, made.dims[i], spacing.data<double>()[i], edge_order));
  return results;
}

TensorList gradient_of_places(const Tensor& input, const TensorList& spacing,
                              const std::optional<IntList>& dim, int64_t edge_order) {
  const Request made = request(input, dim, edge_order);
  check_count(made, dim, spacing.size());
  TensorList results;
  for (size_t i = 0; i < made.dims.size(); ++i) {
    const Tensor& places = spacing[i];
    if (places.ndim() != 1)
      fail(ErrorKind::Runtime, op, ": places of shape ", to_string(places.sizes()),
           " were given; torch.gradient expected each element of spacing to have one dimension, "
           "but got an element with ",
           places.ndim(), " dimensions!; use flatten()");
    const int64_t size = input.size(static_cast<int>(made.dims[i]));
    if (places.numel() != size)
      fail(ErrorKind::Runtime, op, ": ", places.numel(), " places were given for ", size,
           " samples; give one for each");
    results.push_back(along_places(input, made.dims[i], places, edge_order));
  }
  return results;
}

#define OPTIONS "int[]? dim=None, int edge_order=1) -> Tensor[]"

constexpr Op kOps[] = {
    {.name = "gradient",
     .signature = "(Tensor input, *, Number? spacing=None, " OPTIONS,
     .call = call<gradient>,
     .derivative = &kGradient,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[5],) (R[3,4],) (R[3,4], spacing=2.5, dim=1) (R[3,4], dim=(1, 0), edge_order=2) "
                "(R[2,3],) (R[4,3], spacing=2, edge_order=2)",
     .doc = "Derivatives of samples along each dimension, by second-order differences."},
    {.name = "gradient",
     .signature = "(Tensor input, *, Tensor[] spacing, " OPTIONS,
     .call = call<gradient_of_places>,
     .derivative = &kGradient,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(R[3], spacing=[A([0.0, 1.0, 3.0])])",
     .skip = "samples: tensors among the keywords; tested by hand",
     .doc = "With the place of each sample along each dimension."},
    {.name = "gradient",
     .signature = "(Tensor input, *, float[] spacing, " OPTIONS,
     .call = call<gradient_of_spaces>,
     .derivative = &kGradient,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[3,4], spacing=(2.0, 0.5)) (R[3,4], spacing=(2,), dim=1)",
     .doc = "With the distance of samples for each dimension."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

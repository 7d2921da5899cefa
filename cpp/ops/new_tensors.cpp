// Factories with another tensor's dtype, and with given strides.
#include "graph/leaf.hpp"
#include "ops/elementwise.hpp"
#include "ops/factories.hpp"
#include "ops/fill.hpp"
#include "ops/op.hpp"

namespace backsweep {
namespace {

using OptionalDType = std::optional<DType>;
using Device = std::optional<bool>;  // checked by the bindings

Tensor finished(Tensor tensor, bool requires_grad) {
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

Tensor new_empty(const Tensor& input, const IntList& size, OptionalDType dtype, Device,
                 bool requires_grad) {
  return finished(empty(size, dtype.value_or(input.dtype())), requires_grad);
}
Tensor new_full(const Tensor& input, const IntList& size, const Number& value, OptionalDType dtype,
                Device, bool requires_grad) {
  check_fits("new_full", value, dtype.value_or(input.dtype()));
  return finished(full(size, value, dtype.value_or(input.dtype())), requires_grad);
}
Tensor new_zeros(const Tensor& input, const IntList& size, OptionalDType dtype, Device device,
                 bool requires_grad) {
  return new_full(input, size, Number(0), dtype, device, requires_grad);
}
Tensor new_ones(const Tensor& input, const IntList& size, OptionalDType dtype, Device device,
                bool requires_grad) {
  return new_full(input, size, Number(1), dtype, device, requires_grad);
}

// Uninitialised, with memory for what the strides reach.
Tensor with_strides(const char* op, DimsView size, DimsView stride, DType dtype) {
  if (size.size() != stride.size())
    fail(ErrorKind::Runtime, op, ": sizes ", to_string(size), " and strides ", to_string(stride),
         " were given; dimensionality of sizes (", size.size(),
         ") must match dimensionality of strides (", stride.size(), ")");
  const int64_t numel = checked_numel(size);
  int64_t places = numel == 0 ? 0 : 1;
  bool overflow = false;
  for (size_t i = 0; i < size.size() && numel; ++i) {
    int64_t reach = 0;
    overflow |= stride[i] < 0 || __builtin_mul_overflow(size[i] - 1, stride[i], &reach) ||
                __builtin_add_overflow(places, reach, &places);
  }
  int64_t bytes = 0;
  overflow |= __builtin_mul_overflow(places, static_cast<int64_t>(item_size(dtype)), &bytes);
  if (overflow)
    fail(ErrorKind::Runtime, op,
         ": Storage size calculation overflowed with sizes=", to_string(size),
         " and strides=", to_string(stride), "; strides of 0 or more within 64 bits are required");
  return Tensor(Storage::allocate(static_cast<size_t>(bytes)), Layout::strided(size, stride),
                dtype);
}

Tensor empty_strided(const IntList& size, const IntList& stride, OptionalDType dtype, Device,
                     bool requires_grad) {
  return finished(with_strides("empty_strided", size, stride, dtype.value_or(default_dtype())),
                  requires_grad);
}
Tensor new_empty_strided(const Tensor& input, const IntList& size, const IntList& stride,
                         OptionalDType dtype, Device, bool requires_grad) {
  return finished(with_strides("new_empty_strided", size, stride, dtype.value_or(input.dtype())),
                  requires_grad);
}

Tensor empty_permuted(const IntList& size, const IntList& layout, OptionalDType dtype, Device,
                      bool requires_grad) {
  const auto ndim = static_cast<int64_t>(size.size());
  if (size.size() != layout.size())
    fail(ErrorKind::Runtime,
         "empty_permuted: Number of dimensions in size does not match the "
         "length of the physical_layout; i.e. len(size) = ",
         size.size(), " is not equal to len(physical_layout) = ", layout.size());
  checked_numel(size);
  Dims strides(static_cast<int>(ndim), -1);
  int64_t step = 1;
  for (int64_t i = ndim - 1; i >= 0; --i) {
    const int64_t dim = layout[size_t(i)];
    if (dim < 0 || dim >= ndim)
      fail(ErrorKind::Runtime,
           "empty_permuted: Dimension out of range (expected to be between 0 "
           "and ",
           ndim - 1, ", but got ", dim, " at index ", i,
           "); negative dimensions are not supported here");
    if (strides[static_cast<int>(dim)] >= 0)
      fail(ErrorKind::Runtime, "empty_permuted: physical_layout ", to_string(layout),
           " was given; Duplicate dim not allowed; name each dimension once");
    strides[static_cast<int>(dim)] = step;
    step *= std::max<int64_t>(size[size_t(dim)], 1);
  }
  return finished(with_strides("empty_permuted", size, strides, dtype.value_or(default_dtype())),
                  requires_grad);
}

Tensor scalar_tensor(const Number& s, OptionalDType dtype, Device, bool requires_grad) {
  check_fits("scalar_tensor", s, dtype.value_or(default_dtype()));
  return finished(scalar(s, dtype.value_or(default_dtype())), requires_grad);
}

#define OPTIONS "*, dtype? dtype=None, device? device=None, bool requires_grad=False) -> Tensor"
#define FACTORY(name_, signature_, function, forms_, samples_, skip_, doc_)                   \
  Op {                                                                                        \
    .name = name_, .signature = signature_ OPTIONS, .call = call<function>,                   \
    .forms = OpForms::forms_, .no_out = true, .samples = samples_, .skip = skip_, .doc = doc_ \
  }
constexpr const char* kAnything = "samples: the elements have no particular value";
constexpr const char* kNotNumPy = "numpy: has no such function";

constexpr Op kOps[] = {
    FACTORY("new_empty", "(Tensor input, int... size, ", new_empty, kMethod, "", kAnything,
            "Elements of no particular value, of this tensor's dtype."),
    FACTORY("new_zeros", "(Tensor input, int... size, ", new_zeros, kMethod, "(R[2], (2, 3))",
            kNotNumPy, "Zeros of this tensor's dtype."),
    FACTORY("new_ones", "(Tensor input, int... size, ", new_ones, kMethod, "(R[2], (2, 3))",
            kNotNumPy, "Ones of this tensor's dtype."),
    FACTORY("new_full", "(Tensor input, int() size, Number fill_value, ", new_full, kMethod,
            "(R[2], (2, 3), 7)", kNotNumPy, "One value everywhere, of this tensor's dtype."),
    FACTORY("new_empty_strided", "(Tensor input, int() size, int() stride, ", new_empty_strided,
            kMethod, "", kAnything,
            "Elements of no particular value, of given strides and this tensor's dtype."),
    FACTORY("empty_strided", "(int() size, int() stride, ", empty_strided, kFunction, "", kAnything,
            "Elements of no particular value, with given sizes and strides."),
    FACTORY("empty_permuted", "(int() size, int() physical_layout, ", empty_permuted, kFunction, "",
            kAnything,
            "Elements of no particular value; the dimensions lie in memory in the given order."),
    FACTORY("scalar_tensor", "(Number s, ", scalar_tensor, kFunction, "(1.5) (2)", kNotNumPy,
            "A 0-d tensor of the default dtype."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

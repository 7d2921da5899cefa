// Rows that change the dtype: to, float, double, long, int, bool, type_as.
#include "ops/cast.hpp"
#include "ops/op.hpp"

namespace backsweep {
namespace {

// Whether a converted tensor is to be contiguous, or to keep its strides.
using MemoryFormat = std::optional<bool>;

// Nothing is converted, and the format is not looked at, when the tensor has the dtype already.
Tensor converted(const Tensor& input, DType dtype, bool copy, MemoryFormat format) {
  if (dtype == input.dtype()) {
    if (!copy) return input;
    return format.value_or(false) ? contiguous_clone(input) : clone(input);
  }
  const Tensor result = to(input, dtype);
  return format.value_or(false) ? contiguous(result) : result;
}

template <DType dtype>
Tensor convert(const Tensor& input, MemoryFormat format) {
  return converted(input, dtype, false, format);
}
// The bindings check the device; there is one. Nothing is asynchronous.
Tensor to_row(const Tensor& input, std::optional<DType> dtype, bool, bool copy,
              MemoryFormat format) {
  return converted(input, dtype.value_or(input.dtype()), copy, format);
}
Tensor to_device_row(const Tensor& input, std::optional<bool>, std::optional<DType> dtype,
                     bool non_blocking, bool copy, MemoryFormat format) {
  return to_row(input, dtype, non_blocking, copy, format);
}
Tensor to_like_row(const Tensor& input, const Tensor& other, bool, bool copy, MemoryFormat format) {
  return converted(input, other.dtype(), copy, format);
}
Tensor type_as_row(const Tensor& input, const Tensor& other) {
  return to(input, other.dtype());
}
Tensor cpu_row(const Tensor& input, MemoryFormat) {
  return input;
}

#define FORMAT ", *, memory_format? memory_format=None) -> Tensor"
#define ASYNC ", bool non_blocking=False, bool copy=False"
#define CONVERSION(name_, dtype_, doc_)                                                         \
  Op {                                                                                          \
    .name = name_, .signature = "(Tensor input" FORMAT, .call = call<convert<DType::dtype_>>,   \
    .forms = OpForms::kMethod, .samples = "(R[2,3])",                                           \
    .skip = "gradient: float32 and integers are too coarse for finite differences", .doc = doc_ \
  }

constexpr Op kOps[] = {
    {.name = "to",
     .signature = "(Tensor input, dtype? dtype=None" ASYNC FORMAT,
     .call = call<to_row>,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3])",
     .example = "(R[2], backsweep.float64)",
     .doc = "The tensor in another dtype; itself when it has that dtype, unless copy is True."},
    {.name = "to",
     .signature = "(Tensor input, Tensor other" ASYNC FORMAT,
     .call = call<to_like_row>,
     .forms = OpForms::kMethod,
     .doc = "The tensor in another tensor's dtype."},
    {.name = "to",
     .signature = "(Tensor input, device? device=None, dtype? dtype=None" ASYNC FORMAT,
     .call = call<to_device_row>,
     .forms = OpForms::kMethod,
     .doc = "The tensor on a device; there is one, the CPU."},
    {.name = "type_as",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<type_as_row>,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3], R[1])",
     .doc = "The tensor in another tensor's dtype."},
    {.name = "cpu",
     .signature = "(Tensor input" FORMAT,
     .call = call<cpu_row>,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3])",
     .doc = "The tensor itself: it is on the CPU."},
    CONVERSION("float", Float32, "The tensor in float32."),
    CONVERSION("double", Float64, "The tensor in float64."),
    CONVERSION("long", Int64, "The tensor in int64; fractions are cut off."),
    CONVERSION("int", Int32, "The tensor in int32; fractions are cut off."),
    CONVERSION("byte", UInt8, "The tensor in uint8; fractions are cut off."),
    CONVERSION("bool", Bool, "True where the element is not zero."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

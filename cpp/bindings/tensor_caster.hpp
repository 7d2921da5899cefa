// Lets pybind11 pass tensors, dtypes and operands.
#pragma once

#include <pybind11/pybind11.h>

#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"

namespace backsweep::python {

// A tensor or a number as an argument.
struct Operand {
  TensorOrNumber value;
};

}  // namespace backsweep::python

namespace pybind11::detail {

template <>
struct type_caster<backsweep::Tensor> {
  PYBIND11_TYPE_CASTER(backsweep::Tensor, const_name("Tensor"));
  bool load(handle source, bool) {
    if (!backsweep::python::is_tensor(source.ptr())) return false;
    value = backsweep::python::tensor_of(source.ptr());
    return true;
  }
  static handle cast(backsweep::Tensor tensor, return_value_policy, handle) {
    return backsweep::python::wrap(std::move(tensor));
  }
};

template <>
struct type_caster<backsweep::DType> {
  PYBIND11_TYPE_CASTER(backsweep::DType, const_name("dtype"));
  bool load(handle source, bool) {
    const auto dtype = backsweep::python::dtype_from(source.ptr());
    if (dtype) value = *dtype;
    return dtype.has_value();
  }
  static handle cast(backsweep::DType dtype, return_value_policy, handle) {
    return backsweep::python::dtype_object(dtype);
  }
};

template <>
struct type_caster<backsweep::python::Operand> {
  PYBIND11_TYPE_CASTER(backsweep::python::Operand, const_name("Tensor | number"));
  bool load(handle source, bool) {
    auto operand = backsweep::python::operand_from(source.ptr());
    if (operand) value.value = std::move(*operand);
    return operand.has_value();
  }
};

}  // namespace pybind11::detail

// The keyword `out` of a function: the tensor, or the tuple of tensors, that the result goes into.
#pragma once

#include "bindings/signature.hpp"

namespace backsweep::python {

// How many tensors a row's function can write to: none unless PyTorch's function takes `out`. The
// copies of lists take as many as there are results, and return nothing.
inline constexpr int kListOut = -1;
int count_of_outs(const Op& op);

// The position of `out` among the keywords, or -1.
Py_ssize_t find_out(PyObject* keyword_names);

// The tensors of the argument `out`; TypeError when they are not `count` tensors, or a list.
TensorList outs_from(const std::string& function, PyObject* out, int count);

// What the row is to compute for `outs`: where a dtype may be given and is not, it is theirs.
void prepare_for_out(const std::string& function, const Signature& signature,
                     std::span<Value> values, const TensorList& outs);

// Whether one of a call's tensors requires a gradient.
bool any_requires_grad(std::span<const Value> values);

// Writes the results into `outs`, after everything has been checked; `recorded` says that an
// argument requires a gradient.
void write_outs(const std::string& function, bool recorded, const Value& results, TensorList& outs);

}  // namespace backsweep::python

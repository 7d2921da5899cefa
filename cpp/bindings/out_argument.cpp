#include "bindings/out_argument.hpp"

#include <algorithm>

#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/leaf.hpp"
#include "ops/out.hpp"

namespace backsweep::python {
namespace {

void warn_of_resizing(const Tensor& out, const Tensor& result) {
  if (out.numel() == 0 || same_sizes(out.layout(), result.layout())) return;
  const std::string text =
      "An output with one or more elements was resized since it had shape " +
      to_string(out.sizes()) + ", which does not match the required output shape " +
      to_string(result.sizes()) +
      ". This behavior is deprecated, and in a future PyTorch release outputs will not be resized "
      "unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, "
      "inplace, to zero elements with t.resize_(0).";
  if (PyErr_WarnEx(PyExc_UserWarning, text.c_str(), 1) < 0) throw ErrorAlreadySet();
}

}  // namespace

bool any_requires_grad(std::span<const Value> values) {
  for (const Value& value : values) {
    if (const auto* tensor = std::get_if<Tensor>(&value); tensor && tensor->requires_grad())
      return true;
    if (const auto* list = std::get_if<TensorList>(&value))
      for (const Tensor& tensor : *list)
        if (tensor.requires_grad()) return true;
  }
  return false;
}

int count_of_outs(const Op& op) {
  if (op.no_out || op.is_view || op.forms == OpForms::kMethod || op.forms == OpForms::kInternal)
    return 0;
  const std::string_view signature = op.signature;
  const std::string_view results = signature.substr(signature.rfind("->") + 2);
  if (results == " Tensor") return 1;
  if (results == " Tensor[]" && std::string_view(op.name).ends_with("_copy")) return kListOut;
  if (results.find('(') == results.npos || results == " ()") return 0;
  return 1 + static_cast<int>(std::count(results.begin(), results.end(), ','));
}

Py_ssize_t find_out(PyObject* keyword_names) {
  static PyObject* const name = PyUnicode_InternFromString("out");
  const Py_ssize_t count = PyTuple_GET_SIZE(keyword_names);
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject* keyword = PyTuple_GET_ITEM(keyword_names, i);
    if (keyword == name || PyUnicode_CompareWithASCIIString(keyword, "out") == 0) return i;
  }
  return -1;
}

TensorList outs_from(const std::string& function, PyObject* out, int count) {
  const auto refuse = [&](const char* wanted, PyObject* given) {
    fail(ErrorKind::Type, function, "(): argument 'out' must be ", wanted, ", not ",
         type_name(given));
  };
  if (count == 1) {
    if (!is_tensor(out)) refuse("Tensor", out);
    return {tensor_of(out)};
  }
  if (!PyTuple_Check(out) && !PyList_Check(out)) refuse("tuple of Tensors", out);
  const Object items = checked(PySequence_Fast(out, "a sequence of tensors is required"));
  if (count != kListOut && PySequence_Fast_GET_SIZE(items.get()) != count)
    fail(ErrorKind::Type, function, "(): argument 'out' has ",
         PySequence_Fast_GET_SIZE(items.get()), " tensors; expected tuple of ", count,
         " elements but got ", PySequence_Fast_GET_SIZE(items.get()),
         "; give one tensor for each result");
  TensorList outs;
  for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(items.get()); ++i) {
    PyObject* item = PySequence_Fast_GET_ITEM(items.get(), i);
    if (!is_tensor(item)) refuse("tuple of Tensors", item);
    outs.push_back(tensor_of(item));
  }
  return outs;
}

void prepare_for_out(const std::string& function, const Signature& signature,
                     std::span<Value> values, const TensorList& outs) {
  for (size_t i = 0; i < values.size(); ++i) {
    if (signature.parameters()[i].type != ParameterType::DType) continue;
    const DType wanted = outs[0].dtype();
    if (std::holds_alternative<std::monostate>(values[i]))
      values[i] = wanted;
    else if (const DType given = std::get<DType>(values[i]); given != wanted)
      fail(ErrorKind::Runtime, function, ": dtype ", given, " was given and an out of dtype ",
           wanted, "; dtype ", backsweep::type_name(given),
           " does not match dtype of out parameter (", backsweep::type_name(wanted),
           "); leave the dtype away");
  }
}

void write_outs(const std::string& function, bool recorded, const Value& results,
                TensorList& outs) {
  const std::span<const Tensor> computed = std::holds_alternative<Tensor>(results)
                                               ? std::span(&std::get<Tensor>(results), 1)
                                               : std::span(std::get<TensorList>(results));
  if (computed.size() != outs.size())
    fail(ErrorKind::Runtime, function, ": expected an out= argument of size ", computed.size(),
         ", got size ", outs.size(), "; give one tensor for each result");
  if (!outs.empty() && is_floating(computed[0].dtype())) {
    for (const Tensor& out : outs) recorded |= out.requires_grad();
    check_out_unrecorded(function.c_str(), recorded);
  }
  for (size_t i = 0; i < outs.size(); ++i) check_out(function.c_str(), outs[i], computed[i]);
  for (size_t i = 0; i < outs.size(); ++i) warn_of_resizing(outs[i], computed[i]);
  for (size_t i = 0; i < outs.size(); ++i) {
    write_out(outs[i], computed[i]);
    // A factory that was asked for it.
    if (computed[i].requires_grad() && computed[i].is_leaf()) change_requires_grad(outs[i], true);
  }
}

}  // namespace backsweep::python

// Parsing calls by the signature of an operation's row (see ops/op.hpp for the notation).
#pragma once

#include <string>
#include <vector>

#include "bindings/python.hpp"
#include "ops/op.hpp"

namespace backsweep::python {

enum class ParameterType {
  Tensor,
  Number,
  TensorOrNumber,
  Int,
  Float,
  Floats,
  Bool,
  DType,
  String,
  Size,  // not a single integer
  Ints,
  IntLists,  // a list of int64 vectors
  Tensors,
  Device,
  MemoryFormat,  // arrives as a bool: contiguous, or preserved
  Generator
};

struct Parameter {
  std::string name;
  std::string type_text;  // as written, for messages
  ParameterType type;
  bool optional = false;  // None is accepted
  bool has_default = false;
  bool keyword_only = false;
  bool takes_rest = false;  // `int... size`
  Value default_value;
  Object key;  // the interned name
};

// No signature has more parameters.
inline constexpr size_t kMaxParameters = 16;

class Signature {
 public:
  // Only methods and functions of integers alone take them one by one: x.permute(1, 0), zeros(2,
  // 3).
  explicit Signature(const Op& op, bool as_function = false);

  // False when some positional argument is surely of another type: told without converting any.
  bool may_fit(PyObject* const* arguments, Py_ssize_t count) const;

  // Fills `values`, one for each parameter, which may hold anything before. When the call does not
  // fit, returns false and, unless `problem` is null, says why, in the name of the function
  // `caller`.
  bool parse(PyObject* const* arguments, Py_ssize_t count, PyObject* keyword_names,
             std::span<Value> values, std::string_view caller, std::string* problem) const;

  const std::vector<Parameter>& parameters() const { return parameters_; }
  const std::vector<std::string>& result_names() const { return result_names_; }
  // "(input, dim=None, keepdim=False, *, dtype=None)", as inspect.signature reads it.
  std::string python_text() const;
  // "(Tensor input, int[]? dim=None, ...)", for messages.
  std::string full_text() const { return text_; }

 private:
  void read_parameter(std::string_view text, bool keyword_only, bool as_function);
  bool is_factory_option(std::string_view keyword) const;

  std::string op_name_;
  std::string text_;
  std::vector<Parameter> parameters_;
  Py_ssize_t fewest_ = 0;  // how many arguments a call must have
  Py_ssize_t most_positional_ = 0;
  std::vector<std::string> result_names_;
};

}  // namespace backsweep::python

#include "bindings/signature.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "bindings/conversions.hpp"
#include "bindings/generator.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/ops.hpp"

namespace backsweep::python {
namespace {

struct TypeName {
  std::string_view text;
  ParameterType type;
  std::string_view shown;
};

constexpr std::array kTypes = {
    TypeName{"Tensor|Number", ParameterType::TensorOrNumber, "Tensor or Number"},
    TypeName{"Tensor[]", ParameterType::Tensors, "tuple of Tensors"},
    TypeName{"Tensor...", ParameterType::Tensors, "tuple of Tensors"},
    TypeName{"Tensor", ParameterType::Tensor, "Tensor"},
    TypeName{"Number", ParameterType::Number, "Number"},
    TypeName{"int[][]", ParameterType::IntLists, "tuple of tuples of ints"},
    TypeName{"int()", ParameterType::Size, "tuple of ints"},
    TypeName{"int[]", ParameterType::Ints, "int or tuple of ints"},
    TypeName{"int...", ParameterType::Size, "tuple of ints"},
    TypeName{"int", ParameterType::Int, "int"},
    TypeName{"float[]", ParameterType::Floats, "tuple of floats"},
    TypeName{"float", ParameterType::Float, "float"},
    TypeName{"bool", ParameterType::Bool, "bool"},
    TypeName{"dtype", ParameterType::DType, "torch.dtype"},
    TypeName{"str", ParameterType::String, "str"},
    TypeName{"device", ParameterType::Device, "torch.device"},
    TypeName{"memory_format", ParameterType::MemoryFormat, "torch.memory_format"},
    TypeName{"Generator", ParameterType::Generator, "torch.Generator"},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Splits at commas outside brackets.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  size_t start = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (text[i] == '(' || text[i] == '[')) ++depth;
    if (i < text.size() && (text[i] == ')' || text[i] == ']')) --depth;
    if (i == text.size() || (text[i] == ',' && depth == 0)) {
      const std::string_view part = trimmed(text.substr(start, i - start));
      if (!part.empty()) parts.push_back(part);
      start = i + 1;
    }
  }
  return parts;
}

Value read_default(std::string_view text, ParameterType type) {
  if (text == "None") return {};
  if (text == "True" || text == "False") return Value(text == "True");
  if (text.front() == '\'') return Value(std::string(text.substr(1, text.size() - 2)));
  if ((text == "()" || text == "[]") && type == ParameterType::Tensors) return Value(TensorList{});
  if (text == "()" || text == "[]") return Value(IntList{});
  const std::string copy(text);
  const bool real = text.find_first_of(".einf") != std::string_view::npos;
  switch (type) {
    case ParameterType::Int:
      return Value(static_cast<int64_t>(std::strtoll(copy.c_str(), nullptr, 10)));
    case ParameterType::Size:
    case ParameterType::Ints: {
      IntList integers;
      for (std::string_view item :
           split(text.front() == '(' ? text.substr(1, text.size() - 2) : text))
        integers.push_back(std::strtoll(std::string(item).c_str(), nullptr, 10));
      return Value(std::move(integers));
    }
    case ParameterType::Float:
      return Value(std::strtod(copy.c_str(), nullptr));
    default:
      return real ? Value(Number(std::strtod(copy.c_str(), nullptr)))
                  : Value(Number(static_cast<int64_t>(std::strtoll(copy.c_str(), nullptr, 10))));
  }
}

// NumPy's names for the same arguments, which PyTorch accepts too.
std::string_view alias_of(std::string_view name) {
  if (name == "axis") return "dim";
  if (name == "keepdims") return "keepdim";
  if (name == "x" || name == "self" || name == "tensor") return "input";
  if (name == "from") return "from_";
  if (name == "split_size") return "split_size_or_sections";
  return name;
}

// Lists of integers, each as a vector of int64; a matrix is the list of its rows.
std::optional<TensorList> integer_lists_from(PyObject* object) {
  TensorList lists;
  if (is_tensor(object)) {
    const Tensor& matrix = tensor_of(object);
    if (matrix.ndim() != 2 || matrix.dtype() != DType::Int64) return std::nullopt;
    const Tensor whole = contiguous(detach(matrix));
    for (int64_t row = 0; row < whole.size(0); ++row) lists.push_back(select(whole, 0, row));
    return lists;
  }
  if (!PyTuple_Check(object) && !PyList_Check(object)) return std::nullopt;
  const Object items = checked(PySequence_Fast(object, "a sequence of lists is required"));
  for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(items.get()); ++i) {
    const std::optional<IntList> list = integers_from(PySequence_Fast_GET_ITEM(items.get(), i));
    if (!list) return std::nullopt;
    Tensor vector = empty(Dims{static_cast<int64_t>(list->size())}, DType::Int64);
    std::copy(list->begin(), list->end(), vector.data<int64_t>());
    lists.push_back(std::move(vector));
  }
  return lists;
}

// Whether `object` is of the parameter's type; fills `value` when it is.
bool convert(const Parameter& parameter, PyObject* object, Value& value) {
  if (parameter.optional && object == Py_None) {
    value = {};
    return true;
  }
  const auto take = [&](auto converted) {
    if (!converted) return false;
    value = std::move(*converted);
    return true;
  };
  switch (parameter.type) {
    case ParameterType::Tensor:
      if (!is_tensor(object)) return false;
      value.emplace<Tensor>(tensor_of(object));
      return true;
    case ParameterType::Number: {
      if (is_tensor(object) && tensor_of(object).ndim() == 0 &&
          !tensor_of(object).requires_grad()) {
        value = item_of(tensor_of(object));
        return true;
      }
      return take(number_from(object));
    }
    case ParameterType::TensorOrNumber: {
      if (is_tensor(object)) {
        value.emplace<Tensor>(tensor_of(object));
        return true;
      }
      const std::optional<TensorOrNumber> operand = operand_from(object);
      if (!operand) return false;
      if (const auto* tensor = std::get_if<Tensor>(&*operand))
        value = *tensor;
      else
        value = std::get<Number>(*operand);
      return true;
    }
    case ParameterType::Int:
      return take(integer_from(object));
    case ParameterType::Float: {
      const std::optional<Number> number = number_from(object);
      if (!number) return false;
      value = number->real();
      return true;
    }
    case ParameterType::Floats: {
      if (!PyTuple_Check(object) && !PyList_Check(object)) return false;
      value = tensor_from_data(object, DType::Float64);
      return std::get<Tensor>(value).ndim() == 1;
    }
    case ParameterType::Bool:
      if (!PyBool_Check(object)) return false;
      value = object == Py_True;
      return true;
    case ParameterType::DType:
      return take(dtype_from(object));
    case ParameterType::String: {
      if (!PyUnicode_Check(object)) return false;
      const char* text = PyUnicode_AsUTF8(object);
      if (!text) throw ErrorAlreadySet();
      value = std::string(text);
      return true;
    }
    case ParameterType::Size:
      return (PyTuple_Check(object) || PyList_Check(object)) && take(integers_from(object));
    case ParameterType::Ints:
      return take(integers_from(object));
    case ParameterType::IntLists:
      return take(integer_lists_from(object));
    case ParameterType::Tensors: {
      if (!PyTuple_Check(object) && !PyList_Check(object)) return false;
      TensorList tensors;
      tensors.reserve(static_cast<size_t>(PySequence_Fast_GET_SIZE(object)));
      for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(object); ++i) {
        PyObject* item = PySequence_Fast_GET_ITEM(object, i);
        if (!is_tensor(item)) return false;
        tensors.push_back(tensor_of(item));
      }
      value = std::move(tensors);
      return true;
    }
    case ParameterType::Device:
      check_device(object);
      value = {};
      return true;
    case ParameterType::MemoryFormat:
      return take(memory_format_from(object));
    case ParameterType::Generator: {
      // As its address; the caller's object keeps it alive during the call.
      Generator* generator = generator_from(object);
      if (generator) value = static_cast<int64_t>(reinterpret_cast<intptr_t>(generator));
      return generator != nullptr;
    }
  }
  return false;
}

}  // namespace

// Where a function takes `device` by keyword it makes new tensors, and takes these too.
bool Signature::is_factory_option(std::string_view keyword) const {
  if (keyword != "layout" && keyword != "pin_memory") return false;
  for (const Parameter& parameter : parameters_)
    if (parameter.type == ParameterType::Device && parameter.keyword_only) return true;
  return false;
}

Signature::Signature(const Op& op, bool as_function) : op_name_(op.name) {
  const std::string_view whole = op.signature;
  const size_t arrow = whole.rfind("->");
  const std::string_view inside = trimmed(whole.substr(0, arrow));
  text_ = std::string(inside);
  bool keyword_only = false;
  for (std::string_view part : split(inside.substr(1, inside.size() - 2))) {
    if (part == "*")
      keyword_only = true;
    else
      read_parameter(part, keyword_only, as_function);
  }
  if (parameters_.size() > kMaxParameters)
    fail(ErrorKind::Runtime, op_name_, ": the row's signature has more than ", kMaxParameters,
         " parameters");
  for (const Parameter& parameter : parameters_) {
    fewest_ += !parameter.has_default && !parameter.takes_rest;
    most_positional_ += !parameter.keyword_only;
    if (parameter.takes_rest) most_positional_ = std::numeric_limits<Py_ssize_t>::max() / 2;
  }
  const std::string_view results = trimmed(whole.substr(arrow + 2));
  if (results.front() == '(')
    for (std::string_view part : split(results.substr(1, results.size() - 2)))
      result_names_.emplace_back(part.substr(part.rfind(' ') + 1));
}

void Signature::read_parameter(std::string_view text, bool keyword_only, bool as_function) {
  Parameter parameter;
  const size_t equals = text.find('=');
  const std::string_view declaration = trimmed(text.substr(0, equals));
  const size_t space = declaration.rfind(' ');
  std::string_view type = declaration.substr(0, space);
  parameter.name = declaration.substr(space + 1);
  if (type.ends_with('?')) {
    parameter.optional = true;
    type.remove_suffix(1);
  }
  parameter.takes_rest =
      type == "Tensor..." || (type == "int..." && (!as_function || parameters_.empty()));
  for (const TypeName& known : kTypes) {
    if (known.text != type) continue;
    parameter.type = known.type;
    parameter.type_text = known.shown;
  }
  if (parameter.type_text.empty())
    fail(ErrorKind::Runtime, op_name_, ": the row's signature has an unknown type '", type, "'");
  parameter.keyword_only = keyword_only;
  if (equals != std::string_view::npos) {
    parameter.has_default = true;
    parameter.default_value = read_default(trimmed(text.substr(equals + 1)), parameter.type);
  }
  parameter.key = checked(PyUnicode_InternFromString(parameter.name.c_str()));
  parameters_.push_back(std::move(parameter));
}

bool Signature::may_fit(PyObject* const* arguments, Py_ssize_t count) const {
  if (count > most_positional_) return false;
  const auto given = std::min(static_cast<size_t>(count), parameters_.size());
  for (size_t i = 0; i < given; ++i) {
    if (parameters_[i].keyword_only || parameters_[i].takes_rest) break;
    const PyTypeObject* type = Py_TYPE(arguments[i]);
    const bool number = type == &PyFloat_Type || type == &PyLong_Type;
    const bool list = type == &PyTuple_Type || type == &PyList_Type;
    const ParameterType wanted = parameters_[i].type;
    if (wanted == ParameterType::Float && type == tensor_type) return false;
    if ((number || list) &&
        (wanted == ParameterType::Tensor || (wanted == ParameterType::Int && type != &PyLong_Type)))
      return false;
  }
  return true;
}

bool Signature::parse(PyObject* const* arguments, Py_ssize_t count, PyObject* keyword_names,
                      std::span<Value> values, std::string_view caller,
                      std::string* problem) const {
  const auto refuse = [&](auto&&... parts) {
    if (problem) {
      *problem = std::string(caller) + "()";
      (detail::append(*problem, parts), ...);
    }
    return false;
  };
  const auto refuse_type = [&](const Parameter& parameter, Py_ssize_t position) {
    if (!problem) return false;  // without making the text
    return refuse(": argument '", parameter.name, "' (position ", position + 1, ") must be ",
                  parameter.type_text, ", not ", type_name(arguments[position]));
  };
  const Py_ssize_t keywords = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
  if (!problem && (count > most_positional_ || count + keywords < fewest_)) return false;
  uint64_t given = 0;
  Py_ssize_t position = 0;
  for (size_t i = 0; i < parameters_.size() && position < count; ++i) {
    const Parameter& parameter = parameters_[i];
    if (parameter.keyword_only) break;
    if (parameter.type == ParameterType::Tensor && is_exact_tensor(arguments[position])) {
      values[i].emplace<Tensor>(tensor_of(arguments[position++]));
      given |= uint64_t{1} << i;
      continue;
    }
    const bool tensors = parameter.takes_rest && parameter.type == ParameterType::Tensors;
    if (tensors && is_tensor(arguments[position])) {
      TensorList rest;
      for (; position < count; ++position) {
        if (!is_tensor(arguments[position]))
          return problem && refuse(": argument '", parameter.name, "' (position ", position + 1,
                                   ") must be Tensor, not ", type_name(arguments[position]));
        rest.push_back(tensor_of(arguments[position]));
      }
      values[i] = std::move(rest);
    } else if (parameter.takes_rest && !tensors &&
               (count - position > 1 || integer_from(arguments[position]))) {
      IntList rest;
      for (; position < count; ++position) {
        const std::optional<int64_t> integer = integer_from(arguments[position]);
        if (!integer) return refuse_type(parameter, position);
        rest.push_back(*integer);
      }
      values[i] = std::move(rest);
    } else if (convert(parameter, arguments[position], values[i])) {
      ++position;
    } else {
      return refuse_type(parameter, position);
    }
    given |= uint64_t{1} << i;
  }
  if (position < count)
    return refuse(" takes ", position, " positional arguments but ", count, " were given");
  for (Py_ssize_t k = 0; k < keywords; ++k) {
    PyObject* key = PyTuple_GET_ITEM(keyword_names, k);
    const char* text = PyUnicode_AsUTF8(key);
    if (!text) throw ErrorAlreadySet();
    size_t found = parameters_.size();
    for (size_t i = 0; i < parameters_.size(); ++i)
      if (parameters_[i].key.get() == key) found = i;
    if (found == parameters_.size())
      for (size_t i = 0; i < parameters_.size(); ++i)
        if (parameters_[i].name == text) found = i;
    if (found == parameters_.size())
      for (size_t i = 0; i < parameters_.size(); ++i)
        if (parameters_[i].name == alias_of(text)) found = i;
    if (found == parameters_.size() && is_factory_option(text)) {
      if (!check_factory_option(text, arguments[count + k]))
        return refuse(": argument '", text, "' must be ", *text == 'l' ? "torch.layout" : "bool",
                      ", not ", type_name(arguments[count + k]));
      continue;
    }
    if (found == parameters_.size())
      return refuse(" got an unexpected keyword argument '", text, "'");
    if (given & (uint64_t{1} << found))
      return refuse(" got multiple values for argument '", text, "'");
    if (!convert(parameters_[found], arguments[count + k], values[found]))
      return problem && refuse(": argument '", text, "' must be ", parameters_[found].type_text,
                               ", not ", type_name(arguments[count + k]));
    given |= uint64_t{1} << found;
  }
  for (size_t i = 0; i < parameters_.size(); ++i) {
    if (given & (uint64_t{1} << i)) continue;
    if (!parameters_[i].has_default) [[unlikely]]
      return refuse(" missing 1 required positional arguments: \"", parameters_[i].name, "\"");
    if (std::holds_alternative<std::monostate>(parameters_[i].default_value))
      values[i].emplace<std::monostate>();
    else
      values[i] = parameters_[i].default_value;
  }
  return true;
}

std::string Signature::python_text() const {
  std::string text = "(";
  bool star = false;
  const std::vector<std::string_view> parts =
      split(std::string_view(text_).substr(1, text_.size() - 2));
  size_t i = 0;
  for (std::string_view part : parts) {
    if (part == "*") continue;
    const Parameter& parameter = parameters_[i++];
    if (text.size() > 1) text += ", ";
    if (parameter.keyword_only && !star) {
      bool rest = false;
      for (const Parameter& other : parameters_) rest |= other.takes_rest;
      if (!rest) text += "*, ";
      star = true;
    }
    if (parameter.takes_rest) text += "*";
    text += parameter.name;
    if (parameter.has_default && !parameter.takes_rest)
      text += std::string(part.substr(part.find('=')));
  }
  return text + ")";
}

}  // namespace backsweep::python

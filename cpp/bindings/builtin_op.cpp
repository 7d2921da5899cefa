#include "bindings/builtin_op.hpp"

#include <structmember.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>

#include "bindings/conversions.hpp"
#include "bindings/named_results.hpp"
#include "bindings/out_argument.hpp"
#include "bindings/signature.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/elementwise.hpp"

namespace backsweep::python {
namespace {

// A row with its parsed signature.
struct Overload {
  Overload(const Op& row, bool as_function)
      : op(&row), signature(row, as_function), outs(count_of_outs(row)) {}

  const Op* op;
  Signature signature;
  int outs;                              // how many tensors the keyword `out` takes, if any
  PyTypeObject* result_tuple = nullptr;  // for rows with named results
  PyTypeObject* out_tuple = nullptr;     // the same for a call with `out`
};

// Signatures are parsed when a function is first used: a program uses few of them.
struct Function {
  OpCall call_of(const Overload& overload) const {
    return in_place ? overload.op->call_in_place : overload.op->call;
  }

  std::string path;  // "linalg.inv": where it is in backsweep
  std::string name;  // "linalg_inv": as messages have it
  std::vector<const Op*> rows;
  bool in_place = false;
  bool as_function = false;
  bool takes_out = false;
  const UnaryOp* unary = nullptr;  // the fast roads, when the only row has them
  const BinaryOp* binary = nullptr;
  bool binary_takes_number = false;  // as the second operand
  void (*write)(Tensor& target) = nullptr;
  // From here on known after the first use.
  std::vector<Overload> overloads;
  size_t most_parameters = 0;     // of any overload
  bool takes_one_tensor = false;  // the first row's signature is one tensor and optional arguments
};

// The values of a call, on the stack.
class Arguments {
 public:
  explicit Arguments(size_t count) noexcept : count_(count) {
    std::uninitialized_default_construct_n(values(), count);
  }
  Arguments(const Arguments&) = delete;
  ~Arguments() { std::destroy_n(values(), count_); }
  operator std::span<Value>() noexcept { return {values(), count_}; }

 private:
  Value* values() noexcept { return reinterpret_cast<Value*>(room_); }

  size_t count_;
  alignas(Value) std::byte room_[kMaxParameters * sizeof(Value)];
};

struct FunctionObject {
  PyObject_HEAD vectorcallfunc vectorcall;
  Function* function;  // lives as long as the process
};

PyTypeObject* function_type = nullptr;

// Reads the signatures. Another thread, or a destructor that runs meanwhile, may do the same.
void prepare(Function& function) {
  std::vector<Overload> overloads;
  for (const Op* op : function.rows) {
    Overload& overload = overloads.emplace_back(*op, function.as_function);
    const auto& names = overload.signature.result_names();
    if (names.empty()) continue;
    const std::string name = name_in_messages(op->name);
    overload.result_tuple = named_result_type(name, names);
    if (overload.outs) overload.out_tuple = named_result_type(name + "_out", names);
  }
  static std::mutex mutex;  // nothing below calls Python
  const std::lock_guard lock(mutex);
  if (!function.overloads.empty()) return;
  for (const Overload& overload : overloads)
    function.most_parameters =
        std::max(function.most_parameters, overload.signature.parameters().size());
  const auto& parameters = overloads[0].signature.parameters();
  function.takes_one_tensor = !parameters.empty() && parameters[0].type == ParameterType::Tensor;
  for (size_t i = 1; i < parameters.size(); ++i)
    function.takes_one_tensor &= parameters[i].has_default;
  function.overloads = std::move(overloads);
}

Function& function_of(PyObject* self) {
  return *reinterpret_cast<FunctionObject*>(self)->function;
}

Object tuple_of(TensorList&& tensors, PyTypeObject* named, PyTypeObject* result_type) {
  const auto count = static_cast<Py_ssize_t>(tensors.size());
  Object tuple = named ? new_named_result(named, count) : checked(PyTuple_New(count));
  for (Py_ssize_t i = 0; i < count; ++i)  // the items of both lie alike
    PyTuple_SET_ITEM(tuple.get(), i, wrap_as(result_type, std::move(tensors[size_t(i)])));
  return tuple;
}

PyObject* to_python_result(Value&& value, const Overload& overload, PyTypeObject* result_type) {
  if (auto* tensor = std::get_if<Tensor>(&value)) return wrap_as(result_type, std::move(*tensor));
  if (auto* list = std::get_if<TensorList>(&value))
    return tuple_of(std::move(*list), overload.result_tuple, result_type).release();
  if (const auto* flag = std::get_if<bool>(&value)) return PyBool_FromLong(*flag);
  if (const auto* integer = std::get_if<int64_t>(&value)) return PyLong_FromLongLong(*integer);
  if (const auto* real = std::get_if<double>(&value)) return PyFloat_FromDouble(*real);
  if (const auto* dtype = std::get_if<DType>(&value)) return dtype_object(*dtype);
  Py_RETURN_NONE;
}

std::string given_types(PyObject* const* arguments, Py_ssize_t count, PyObject* keyword_names) {
  std::string text = "(";
  const Py_ssize_t keywords = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
  for (Py_ssize_t i = 0; i < count + keywords; ++i) {
    if (i) text += ", ";
    if (i >= count)
      text += std::string(PyUnicode_AsUTF8(PyTuple_GET_ITEM(keyword_names, i - count))) + "=";
    text += type_name(arguments[i]);
  }
  return text + ")";
}

[[noreturn]] void refuse_call(const Function& function, PyObject* const* arguments,
                              Py_ssize_t count, PyObject* keyword_names) {
  Value values[kMaxParameters];
  if (function.overloads.size() == 1) {
    const Signature& signature = function.overloads[0].signature;
    std::string problem;
    signature.parse(arguments, count, keyword_names, values, function.name, &problem);
    throw Error(ErrorKind::Type,
                problem + "; the signature is " + function.name + signature.full_text());
  }
  std::string text = function.name + "() received an invalid combination of arguments - got " +
                     given_types(arguments, count, keyword_names) + ", but expected one of:";
  for (const Overload& overload : function.overloads)
    text += "\n * " + overload.signature.full_text();
  throw Error(ErrorKind::Type, text);
}

PyObject* call_slowly(Function& function, PyObject* const* arguments, Py_ssize_t count,
                      PyObject* keyword_names);

// einsum(a, [0, 1], b, [1], [0]): Python makes the equation of it.
PyObject* call_by_numbers(Function& function, PyObject* const* arguments, Py_ssize_t count) {
  const Object module = checked(PyImport_ImportModule("backsweep._shapes"));
  const Object equation = checked(PyObject_GetAttrString(module.get(), "with_equation"));
  const Object others = checked(PyObject_Vectorcall(equation.get(), arguments, count, nullptr));
  return call_slowly(function, PySequence_Fast_ITEMS(others.get()), PyTuple_GET_SIZE(others.get()),
                     nullptr);
}

PyObject* call_slowly(Function& function, PyObject* const* arguments, Py_ssize_t count,
                      PyObject* keyword_names) {
  return guarded([&]() -> PyObject* {
    Arguments values(function.most_parameters);
    const bool several = function.overloads.size() > 1;
    for (const Overload& overload : function.overloads) {
      if (several && !overload.signature.may_fit(arguments, count)) continue;
      if (!overload.signature.parse(arguments, count, keyword_names, values, {}, nullptr)) continue;
      if (function.in_place) {
        overload.op->call_in_place(values);
        return Py_NewRef(arguments[0]);
      }
      PyTypeObject* type = nullptr;
      for (Py_ssize_t i = 0; i < count && !type; ++i) type = result_class(arguments[i]);
      return to_python_result(overload.op->call(values), overload, type ? type : tensor_type);
    }
    if (function.name == "einsum" && !keyword_names && (!count || is_tensor(arguments[0])))
      return call_by_numbers(function, arguments, count);
    refuse_call(function, arguments, count, keyword_names);
  });
}

// A call with the keyword `out`, which stands at `place` among the keywords.
PyObject* call_with_out(Function& function, PyObject* const* arguments, Py_ssize_t count,
                        PyObject* keyword_names, Py_ssize_t place) {
  return guarded([&]() -> PyObject* {
    PyObject* out = arguments[count + place];
    const Py_ssize_t keywords = PyTuple_GET_SIZE(keyword_names);
    std::vector<PyObject*> others(arguments, arguments + count + keywords);
    others.erase(others.begin() + count + place);
    const Object names = checked(PyTuple_New(keywords - 1));
    for (Py_ssize_t i = 0; i < keywords - 1; ++i)
      PyTuple_SET_ITEM(names.get(), i,
                       Py_NewRef(PyTuple_GET_ITEM(keyword_names, i + (i >= place))));
    if (out == Py_None) return call_slowly(function, others.data(), count, names.get());
    Arguments values(function.most_parameters);
    for (const Overload& overload : function.overloads) {
      if (!overload.outs ||
          !overload.signature.parse(others.data(), count, names.get(), values, {}, nullptr))
        continue;
      TensorList outs = outs_from(function.name, out, overload.outs);
      const std::span<Value> used =
          std::span<Value>(values).first(overload.signature.parameters().size());
      prepare_for_out(function.name, overload.signature, used, outs);
      const bool recorded = any_requires_grad(used);
      const Value results = overload.op->call(used);
      write_outs(function.name, recorded, results, outs);
      if (overload.outs == 1) return Py_NewRef(out);
      if (overload.outs == kListOut) Py_RETURN_NONE;
      return tuple_of(std::move(outs), overload.out_tuple, tensor_type).release();
    }
    refuse_call(function, arguments, count, keyword_names);
  });
}

// One tensor and otherwise defaults, without the parser.
PyObject* call_with_tensor(Function& function, PyObject* tensor) {
  return guarded([&] {
    const Overload& overload = function.overloads[0];
    const auto& parameters = overload.signature.parameters();
    Arguments arguments(parameters.size());
    const std::span<Value> values = arguments;
    values[0].emplace<Tensor>(tensor_of(tensor));
    for (size_t i = 1; i < parameters.size(); ++i) values[i] = parameters[i].default_value;
    Value result = function.call_of(overload)(values);
    if (function.in_place) return Py_NewRef(tensor);
    return to_python_result(std::move(result), overload, tensor_type);
  });
}

PyObject* vectorcall(PyObject* self, PyObject* const* arguments, size_t flags,
                     PyObject* keyword_names) {
  Function& function = function_of(self);
  const Py_ssize_t count = PyVectorcall_NARGS(flags);
  if (!keyword_names) {
    if (function.unary && count == 1 && is_exact_tensor(arguments[0]))
      return guarded([&] { return wrap_new(unary(*function.unary, tensor_of(arguments[0]))); });
    if (function.write && count == 1 && is_exact_tensor(arguments[0]))
      return guarded([&] {
        function.write(tensor_of(arguments[0]));
        return Py_NewRef(arguments[0]);
      });
    if (function.binary && count == 2 && is_exact_tensor(arguments[0])) {
      if (is_exact_tensor(arguments[1]))
        return guarded([&] {
          return wrap_new(
              binary(*function.binary, tensor_of(arguments[0]), tensor_of(arguments[1])));
        });
      if (function.binary_takes_number && PyFloat_CheckExact(arguments[1]))
        return guarded([&] {
          return wrap_new(binary(*function.binary, tensor_of(arguments[0]),
                                 Number(PyFloat_AS_DOUBLE(arguments[1]))));
        });
    }
  }
  if (!keyword_names && count == 1 && function.takes_one_tensor && is_exact_tensor(arguments[0]))
    return call_with_tensor(function, arguments[0]);
  if (keyword_names && function.takes_out)
    if (const Py_ssize_t place = find_out(keyword_names); place >= 0)
      return call_with_out(function, arguments, count, keyword_names, place);
  return call_slowly(function, arguments, count, keyword_names);
}

PyObject* first_vectorcall(PyObject* self, PyObject* const* arguments, size_t flags,
                           PyObject* keyword_names) {
  auto* object = reinterpret_cast<FunctionObject*>(self);
  const auto prepared = [&] {
    prepare(*object->function);
    return true;
  };
  if (!guarded(prepared, false)) return nullptr;
  object->vectorcall = vectorcall;
  return vectorcall(self, arguments, flags, keyword_names);
}

PyObject* bind(PyObject* self, PyObject* instance, PyObject*) {
  if (!instance) return Py_NewRef(self);
  return PyMethod_New(self, instance);
}

PyObject* repr(PyObject* self) {
  return PyUnicode_FromFormat("<built-in operation %s>", function_of(self).name.c_str());
}
PyObject* get_name(PyObject* self, void*) {
  return PyUnicode_FromString(function_of(self).name.c_str());
}
size_t module_length(const std::string& path) {
  const size_t dot = path.rfind('.');
  return dot == std::string::npos ? 0 : dot;
}
PyObject* get_module(PyObject* self, void*) {
  const std::string& path = function_of(self).path;
  return guarded([&] {
    const std::string module = path.substr(0, module_length(path));
    return PyUnicode_FromString(module.empty() ? "backsweep" : ("backsweep." + module).c_str());
  });
}
PyObject* get_text_signature(PyObject* self, void*) {
  return guarded([&] {
    const Function& function = function_of(self);
    const Signature signature(*function.rows[0], function.as_function);
    return PyUnicode_FromString(signature.python_text().c_str());
  });
}

// The documentation is written in Python, from the same rows (see backsweep/_documentation.py).
PyObject* get_documentation(PyObject* self, void*) {
  const Object module = Object::steal(PyImport_ImportModule("backsweep._documentation"));
  if (!module) return nullptr;
  const Function& function = function_of(self);
  return PyObject_CallMethod(module.get(), "operation_documentation", "sO", function.path.c_str(),
                             function.in_place ? Py_True : Py_False);
}

PyObject* reduce(PyObject* self, PyObject*) {
  const std::string& path = function_of(self).path;
  const size_t length = module_length(path);
  return PyUnicode_FromString(path.c_str() + (length ? length + 1 : 0));
}

PyGetSetDef getters[] = {
    {"__name__", get_name, nullptr, nullptr, nullptr},
    {"__qualname__", get_name, nullptr, nullptr, nullptr},
    {"__module__", get_module, nullptr, nullptr, nullptr},
    {"__doc__", get_documentation, nullptr, nullptr, nullptr},
    {"__text_signature__", get_text_signature, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMethodDef methods[] = {
    {"__reduce__", reduce, METH_NOARGS, "Pickles as the name."},
    {nullptr, nullptr, 0, nullptr},
};
PyMemberDef members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(FunctionObject, vectorcall), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_call, reinterpret_cast<void*>(PyVectorcall_Call)},
    {Py_tp_descr_get, reinterpret_cast<void*>(bind)},
    {Py_tp_repr, reinterpret_cast<void*>(repr)},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_members, members},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep.builtin_operation", sizeof(FunctionObject), 0,
                    // Immutable: CPython finds methods fast only then.
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR |
                        Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
                    slots};

}  // namespace

std::string name_in_messages(std::string path) {
  std::replace(path.begin(), path.end(), '.', '_');
  return path;
}

void add_function_type(PyObject* module) {
  function_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
}

Object make_function(const std::string& path, Form form, std::vector<const Op*> rows) {
  auto function = std::make_unique<Function>();
  function->path = path;
  function->name = name_in_messages(path);
  function->in_place = form == Form::InPlace;
  function->as_function = form == Form::Function;
  for (const Op* op : rows)
    function->takes_out |= form == Form::Function && count_of_outs(*op) != 0;
  if (form != Form::InPlace && rows.size() == 1) {
    function->unary = rows[0]->unary;
    function->binary = rows[0]->binary;
    function->write = rows[0]->write;
  }
  function->rows = std::move(rows);
  Object object = checked(function_type->tp_alloc(function_type, 0));
  auto* made = reinterpret_cast<FunctionObject*>(object.get());
  made->vectorcall = first_vectorcall;
  made->function = function.release();
  return object;
}

}  // namespace backsweep::python

// Operators: + - * / // % ** @ & | ^ << >> and their in-place forms, divmod, unary operators,
// comparisons, conversions.
//
// The exact types are tried first (Tensor, float, int); everything else takes a slow road:
// subclasses, bool, NumPy scalars and arrays.
#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/ops.hpp"

namespace backsweep::python {
namespace {

#define OPERATION(Name, function)                                                   \
  struct Name {                                                                     \
    static Tensor call(const Tensor& a, const Tensor& b) { return function(a, b); } \
    static Tensor call(const Tensor& a, const Number& b) { return function(a, b); } \
    static Tensor call(const Number& a, const Tensor& b) { return function(a, b); } \
  };
OPERATION(Add, add)
OPERATION(Mul, mul)
OPERATION(FloorDivide, floor_divide)
OPERATION(Remainder, remainder)
OPERATION(And, bitwise_and)
OPERATION(Or, bitwise_or)
OPERATION(Xor, bitwise_xor)
OPERATION(LeftShift, bitwise_left_shift)
OPERATION(RightShift, bitwise_right_shift)
OPERATION(Eq, eq)
OPERATION(Ne, ne)
OPERATION(Lt, lt)
OPERATION(Le, le)
OPERATION(Gt, gt)
OPERATION(Ge, ge)
#undef OPERATION

// number - tensor and number / tensor are recorded as PyTorch records them.
struct Sub {
  static Tensor call(const Tensor& a, const Tensor& b) { return sub(a, b); }
  static Tensor call(const Tensor& a, const Number& b) { return sub(a, b); }
  static Tensor call(const Number& a, const Tensor& b) { return rsub(b, a); }
};
struct Div {
  static Tensor call(const Tensor& a, const Tensor& b) { return div(a, b); }
  static Tensor call(const Tensor& a, const Number& b) { return div(a, b); }
  static Tensor call(const Number& a, const Tensor& b) { return mul(reciprocal(b), a); }
};
struct Pow {
  static Tensor call(const Tensor& a, const Tensor& b) { return pow(a, b); }
  static Tensor call(const Tensor& a, const Number& b) { return pow(a, b); }
  static Tensor call(const Number& a, const Tensor& b) { return pow(a, b); }
};

template <class Operation>
[[gnu::noinline]] PyObject* operate_slowly(PyObject* a, PyObject* b) {
  return guarded([&]() -> PyObject* {
    const std::optional<TensorOrNumber> first = operand_from(a);
    const std::optional<TensorOrNumber> second = operand_from(b);
    if (!first || !second) Py_RETURN_NOTIMPLEMENTED;
    const auto* first_tensor = std::get_if<Tensor>(&*first);
    const auto* second_tensor = std::get_if<Tensor>(&*second);
    Tensor result;
    if (first_tensor && second_tensor)
      result = Operation::call(*first_tensor, *second_tensor);
    else if (first_tensor)
      result = Operation::call(*first_tensor, std::get<Number>(*second));
    else if (second_tensor)
      result = Operation::call(std::get<Number>(*first), *second_tensor);
    else
      Py_RETURN_NOTIMPLEMENTED;
    PyTypeObject* type = result_class(a);
    if (!type) type = result_class(b);
    return wrap_as(type ? type : tensor_type, std::move(result));
  });
}

template <class Operation>
PyObject* operate(PyObject* a, PyObject* b) {
  if (is_exact_tensor(a)) {
    if (is_exact_tensor(b))
      return guarded([&] { return wrap_new(Operation::call(tensor_of(a), tensor_of(b))); });
    if (PyFloat_CheckExact(b))
      return guarded(
          [&] { return wrap_new(Operation::call(tensor_of(a), Number(PyFloat_AS_DOUBLE(b)))); });
  } else if (PyFloat_CheckExact(a) && is_exact_tensor(b)) {
    return guarded(
        [&] { return wrap_new(Operation::call(Number(PyFloat_AS_DOUBLE(a)), tensor_of(b))); });
  }
  return operate_slowly<Operation>(a, b);
}

PyObject* power(PyObject* a, PyObject* b, PyObject* modulus) {
  if (modulus != Py_None) {
    PyErr_SetString(PyExc_TypeError, "pow: a modulus was given; tensors have no modular power");
    return nullptr;
  }
  if (is_tensor(a) && !is_floating(tensor_of(a).dtype()) && PyLong_Check(b)) {
    int overflow = 0;
    if (PyLong_AsLongLongAndOverflow(b, &overflow) < 0) {
      PyErr_SetString(PyExc_RuntimeError,
                      "pow: an integer tensor and a negative exponent were given; Integers to "
                      "negative integer powers are not allowed.; convert with .float() first");
      return nullptr;
    }
  }
  return operate<Pow>(a, b);
}

PyObject* divide_with_remainder(PyObject* a, PyObject* b) {
  const Object quotient = Object::steal(operate<FloorDivide>(a, b));
  if (!quotient || quotient.get() == Py_NotImplemented) return Object(quotient).release();
  const Object remainder = Object::steal(operate<Remainder>(a, b));
  if (!remainder) return nullptr;
  return PyTuple_Pack(2, quotient.get(), remainder.get());
}

PyObject* invert(PyObject* a) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(a);
    if (is_floating(tensor.dtype()))
      fail(ErrorKind::Type, "~: a ", tensor.dtype(),
           " tensor was given; ~ (operator.invert) is only implemented on integer and Boolean-type "
           "tensors; use logical_not, or compare");
    return wrap_like(a, bitwise_not(tensor));
  });
}

PyObject* matrix_multiply(PyObject* a, PyObject* b) {
  return guarded([&]() -> PyObject* {
    if (is_exact_tensor(a) && is_exact_tensor(b)) return wrap(matmul(tensor_of(a), tensor_of(b)));
    const std::optional<TensorOrNumber> first = operand_from(a);
    const std::optional<TensorOrNumber> second = operand_from(b);
    if (!first || !second || !std::holds_alternative<Tensor>(*first) ||
        !std::holds_alternative<Tensor>(*second))
      Py_RETURN_NOTIMPLEMENTED;
    PyTypeObject* type = result_class(a);
    if (!type) type = result_class(b);
    return wrap_as(type ? type : tensor_type,
                   matmul(std::get<Tensor>(*first), std::get<Tensor>(*second)));
  });
}

// a += b writes to a and gives a back.
template <void (*with_tensor)(Tensor&, const Tensor&), void (*with_number)(Tensor&, const Number&)>
PyObject* operate_in_place(PyObject* a, PyObject* b) {
  return guarded([&]() -> PyObject* {
    if (!is_tensor(a)) Py_RETURN_NOTIMPLEMENTED;
    const std::optional<TensorOrNumber> operand = operand_from(b);
    if (!operand) Py_RETURN_NOTIMPLEMENTED;
    if (const auto* tensor = std::get_if<Tensor>(&*operand))
      with_tensor(tensor_of(a), *tensor);
    else
      with_number(tensor_of(a), std::get<Number>(*operand));
    return Py_NewRef(a);
  });
}

PyObject* power_in_place(PyObject* a, PyObject* b, PyObject*) {
  return operate_in_place<pow_, pow_>(a, b);
}

template <Tensor (*function)(const Tensor&)>
PyObject* unary_slot(PyObject* a) {
  return guarded([&] { return wrap_like(a, function(tensor_of(a))); });
}

PyObject* positive(PyObject* a) {
  return guarded([&] {
    if (tensor_of(a).dtype() == DType::Bool)
      fail(ErrorKind::Runtime,
           "positive: a bool tensor was given; The `+` operator, on a bool tensor is not "
           "supported.; convert with .to(int64)");
    return Py_NewRef(a);
  });
}

PyObject* compare(PyObject* a, PyObject* b, int operation) {
  switch (operation) {
    case Py_EQ:
      return operate<Eq>(a, b);
    case Py_NE:
      return operate<Ne>(a, b);
    case Py_LT:
      return operate<Lt>(a, b);
    case Py_LE:
      return operate<Le>(a, b);
    case Py_GT:
      return operate<Gt>(a, b);
    default:
      return operate<Ge>(a, b);
  }
}

// Comparison is by element, so tensors hash by identity.
Py_hash_t hash(PyObject* object) {
  return PyBaseObject_Type.tp_hash(object);
}

// The only element, for the conversions to Python numbers.
Number only_element(const Tensor& tensor) {
  if (tensor.numel() != 1)
    fail(ErrorKind::Value, "a tensor of shape ", to_string(tensor.sizes()),
         " was given; only one element tensors can be converted to Python scalars; use .tolist(), "
         "or reduce it with .sum() or .mean()");
  return item_of(tensor);
}

PyObject* to_float(PyObject* self) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    static bool warned = false;
    if (tensor.requires_grad()) [[unlikely]]
      warn_once(warned,
                "Converting a tensor with requires_grad=True to a scalar may lead to unexpected "
                "behavior.\nConsider using tensor.detach() first.");
    return PyFloat_FromDouble(only_element(tensor).real());
  });
}

PyObject* to_int(PyObject* self) {
  return guarded([&] {
    const Number number = only_element(tensor_of(self));
    return number.is_floating() ? PyLong_FromDouble(number.real())
                                : PyLong_FromLongLong(number.integer());
  });
}

PyObject* to_index(PyObject* self) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (is_floating(tensor.dtype()) || tensor.numel() != 1)
      fail(ErrorKind::Type, "a ", tensor.dtype(), " tensor of shape ", to_string(tensor.sizes()),
           " was given; only integer tensors of a single element can be converted to an index");
    return PyLong_FromLongLong(only_element(tensor).integer());
  });
}

int to_bool(PyObject* self) {
  return guarded(
      [&] {
        const Tensor& tensor = tensor_of(self);
        if (tensor.numel() != 1)
          fail(ErrorKind::Runtime, "bool: a tensor of shape ", to_string(tensor.sizes()),
               " was given; Boolean value of Tensor with ",
               tensor.numel() == 0 ? "no values" : "more than one value",
               " is ambiguous; use .any() or .all(), or compare a reduced value");
        return item_of(tensor).real() != 0 ? 1 : 0;
      },
      -1);
}

template <class Function>
constexpr void* slot(Function function) {
  return reinterpret_cast<void*>(function);
}

const PyType_Slot slots[] = {
    {Py_nb_add, slot(&operate<Add>)},
    {Py_nb_subtract, slot(&operate<Sub>)},
    {Py_nb_multiply, slot(&operate<Mul>)},
    {Py_nb_true_divide, slot(&operate<Div>)},
    {Py_nb_floor_divide, slot(&operate<FloorDivide>)},
    {Py_nb_remainder, slot(&operate<Remainder>)},
    {Py_nb_divmod, slot(&divide_with_remainder)},
    {Py_nb_and, slot(&operate<And>)},
    {Py_nb_or, slot(&operate<Or>)},
    {Py_nb_xor, slot(&operate<Xor>)},
    {Py_nb_lshift, slot(&operate<LeftShift>)},
    {Py_nb_rshift, slot(&operate<RightShift>)},
    {Py_nb_invert, slot(&invert)},
    {Py_nb_inplace_floor_divide, slot(&operate_in_place<floor_divide_, floor_divide_>)},
    {Py_nb_inplace_remainder, slot(&operate_in_place<remainder_, remainder_>)},
    {Py_nb_inplace_and, slot(&operate_in_place<bitwise_and_, bitwise_and_>)},
    {Py_nb_inplace_or, slot(&operate_in_place<bitwise_or_, bitwise_or_>)},
    {Py_nb_inplace_xor, slot(&operate_in_place<bitwise_xor_, bitwise_xor_>)},
    {Py_nb_inplace_lshift, slot(&operate_in_place<bitwise_left_shift_, bitwise_left_shift_>)},
    {Py_nb_inplace_rshift, slot(&operate_in_place<bitwise_right_shift_, bitwise_right_shift_>)},
    {Py_nb_power, slot(&power)},
    {Py_nb_matrix_multiply, slot(&matrix_multiply)},
    {Py_nb_inplace_add, slot(&operate_in_place<add_, add_>)},
    {Py_nb_inplace_subtract, slot(&operate_in_place<sub_, sub_>)},
    {Py_nb_inplace_multiply, slot(&operate_in_place<mul_, mul_>)},
    {Py_nb_inplace_true_divide, slot(&operate_in_place<div_, div_>)},
    {Py_nb_inplace_power, slot(&power_in_place)},
    {Py_nb_negative, slot(&unary_slot<neg>)},
    {Py_nb_positive, slot(&positive)},
    {Py_nb_absolute, slot(&unary_slot<abs>)},
    {Py_nb_bool, slot(&to_bool)},
    {Py_nb_float, slot(&to_float)},
    {Py_nb_int, slot(&to_int)},
    {Py_nb_index, slot(&to_index)},
    {Py_tp_richcompare, slot(&compare)},
    {Py_tp_hash, slot(&hash)},
    {0, nullptr},
};

}  // namespace

const PyType_Slot* const number_slots = slots;

}  // namespace backsweep::python

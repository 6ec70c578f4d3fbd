//! From a view to the engine's value: the fields that templates name, and no others.
//!
//! The engine makes the value; between it and the view stands a serializer that hands on everything
//! but fields that nobody names. What is such a field is not even looked at.

use serde::ser::{self, Serialize, Serializer};
use tera::Value;

use crate::named::Named;

/// The value of a view.
pub(crate) fn value<T: Serialize + ?Sized>(view: &T, named: &Named<'_>) -> Value {
    Value::from_serializable(&Seen { view, named })
}

/// A part of a view, of which named fields are seen.
struct Seen<'s, T: ?Sized> {
    view: &'s T,
    named: &'s Named<'s>,
}

impl<T: Serialize + ?Sized> Serialize for Seen<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.view.serialize(Writer { to, named: self.named })
    }
}

/// A serializer, or a part of one, that is told of named fields alone.
struct Writer<'n, S> {
    to: S,
    named: &'n Named<'n>,
}

/// Hands values that have no fields on as they are.
macro_rules! hand_on {
    ($($name:ident($($value:ident: $kind:ty),*))*) => {
        $(fn $name(self, $($value: $kind),*) -> Result<S::Ok, S::Error> {
            self.to.$name($($value),*)
        })*
    };
}

impl<'n, S: Serializer> Serializer for Writer<'n, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Writer<'n, S::SerializeSeq>;
    type SerializeTuple = S::SerializeTuple;
    type SerializeTupleStruct = S::SerializeTupleStruct;
    type SerializeTupleVariant = S::SerializeTupleVariant;
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = Writer<'n, S::SerializeStruct>;
    type SerializeStructVariant = S::SerializeStructVariant;

    hand_on! {
        serialize_bool(value: bool)
        serialize_i8(value: i8)
        serialize_i16(value: i16)
        serialize_i32(value: i32)
        serialize_i64(value: i64)
        serialize_u8(value: u8)
        serialize_u16(value: u16)
        serialize_u32(value: u32)
        serialize_u64(value: u64)
        serialize_f32(value: f32)
        serialize_f64(value: f64)
        serialize_char(value: char)
        serialize_str(value: &str)
        serialize_bytes(value: &[u8])
        serialize_none()
        serialize_unit()
        serialize_unit_struct(name: &'static str)
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    /// What is a value of the engine already comes like this, and goes through as it is.
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.to.serialize_newtype_struct(name, value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.to.serialize_newtype_variant(name, index, variant, value)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        Ok(Writer { to: self.to.serialize_seq(length)?, named: self.named })
    }

    fn serialize_tuple(self, length: usize) -> Result<S::SerializeTuple, S::Error> {
        self.to.serialize_tuple(length)
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<S::SerializeTupleStruct, S::Error> {
        self.to.serialize_tuple_struct(name, length)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<S::SerializeTupleVariant, S::Error> {
        self.to.serialize_tuple_variant(name, index, variant, length)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        self.to.serialize_map(length)
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        // Mostly half of a view's fields are named; rows and lines stay in memory with their room.
        let length = if self.named.are_all() { length } else { length.div_ceil(2) };
        Ok(Writer { to: self.to.serialize_struct(name, length)?, named: self.named })
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<S::SerializeStructVariant, S::Error> {
        self.to.serialize_struct_variant(name, index, variant, length)
    }
}

impl<S: ser::SerializeSeq> ser::SerializeSeq for Writer<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, view: &T) -> Result<(), S::Error> {
        self.to.serialize_element(&Seen { view, named: self.named })
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.to.end()
    }
}

impl<S: ser::SerializeStruct> ser::SerializeStruct for Writer<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        view: &T,
    ) -> Result<(), S::Error> {
        if !self.named.has(name) {
            return Ok(());
        }
        self.to.serialize_field(name, &Seen { view, named: self.named })
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.to.end()
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Turns what JSON or CliXml made of a member's value into the value that it was.</summary>
internal static class MemberValue
{
    /// <summary>The value for a property of <paramref name="owner"/>; what is absent keeps the value of a new object.</summary>
    public static object? Of(object owner, PropertyInfo property, object? raw)
    {
        if (raw is null)
        {
            return property.GetValue(owner);
        }

        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object? value = type.IsArray ? List(type.GetElementType()!, raw) : One(type, raw);
        return value ?? throw ErrorCatalogue.ObjectDamaged(owner.GetType().Name, property.Name, $"no {Word(type)}");
    }

    private static Array? List(Type elementType, object raw)
    {
        object?[] values = Elements(raw).Select(element => element is null ? null : One(elementType, element)).ToArray();
        if (values.Contains(null))
        {
            return null;
        }

        var list = Array.CreateInstance(elementType, values.Length);
        Array.Copy(values, list, values.Length);
        return list;
    }

    /// <summary>A list of one may have become its element on the way.</summary>
    private static IEnumerable<object?> Elements(object raw) =>
        new ObjectView(raw).Value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>() : [raw];

    private static object? One(Type type, object raw)
    {
        var view = new ObjectView(raw);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => view.Value as string,
            TypeCode.Boolean => view.Value as bool?,
            TypeCode.DateTime => Time(view.Value),
            TypeCode.Object => Nested(type, view),
            _ => Number(type, view.Value),
        };
    }

    private static object? Nested(Type type, ObjectView view) =>
        type.IsInstanceOfType(view.Value) || view.IsReadBack ? TravellingObject.Convert(type, view) : null;

    /// <summary>All times of the product are UTC; one without a zone is too.</summary>
    private static object? Time(object raw) => raw switch
    {
        DateTime { Kind: DateTimeKind.Unspecified } time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        DateTime time => time.ToUniversalTime(),
        DateTimeOffset time => time.UtcDateTime,
        string text when DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time) => time,
        _ => null,
    };

    /// <summary>JSON readers make int, long, double or BigInteger of a whole number, whatever it was.</summary>
    private static object? Number(Type type, object raw)
    {
        try
        {
            return raw switch
            {
                int or long => Convert.ChangeType(raw, type, CultureInfo.InvariantCulture),
                BigInteger big => Convert.ChangeType((long)big, type, CultureInfo.InvariantCulture),
                double number when double.IsInteger(number) => Convert.ChangeType(number, type, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Word(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.DateTime => "time",
        TypeCode.Boolean => "truth value",
        TypeCode.String => "text",
        TypeCode.Object when type.IsArray => $"list of {Word(type.GetElementType()!)}",
        TypeCode.Object => type.Name,
        _ => "whole number",
    };
}

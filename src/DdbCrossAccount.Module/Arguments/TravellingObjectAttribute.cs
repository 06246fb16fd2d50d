using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Lets a parameter take an object of the product, the same read back from CliXml, and the same read back from JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TravellingObjectAttribute : ArgumentTransformationAttribute
{
    private readonly Type _type;

    public TravellingObjectAttribute(Type type)
    {
        _type = type;
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Transform(inputData);

    /// <summary>One object for one, a list for a list, nothing for nothing.</summary>
    internal object? Transform(object? input)
    {
        if (input is null)
        {
            return null;
        }

        return new ObjectView(input).Value is IEnumerable list and not string and not IDictionary
            ? TakeAll(list)
            : TravellingObject.Take(_type, input);
    }

    private Array TakeAll(IEnumerable list)
    {
        object[] taken = list.Cast<object?>().OfType<object>().Select(input => TravellingObject.Take(_type, input)).ToArray();
        var typed = Array.CreateInstance(_type, taken.Length);
        Array.Copy(taken, typed, taken.Length);
        return typed;
    }
}

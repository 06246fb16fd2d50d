using System;
using System.Collections.Generic;
using System.Reflection;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Makes the product's objects again from what JSON or CliXml left of them.</summary>
internal static class TravellingObject
{
    /// <summary>
    /// The members without which nothing can be done. The first one is the mark: an object that lacks it is no such
    /// object; one that has it and lacks another has been damaged.
    /// </summary>
    private static readonly Dictionary<Type, string[]> NeededMembers = new()
    {
        [typeof(DdbAccount)] = [nameof(DdbAccount.AccountId), nameof(DdbAccount.Region)],
        [typeof(DdbExport)] = 
            [nameof(DdbExport.ExportArn), nameof(DdbExport.TableName), nameof(DdbExport.Status), nameof(DdbExport.S3Bucket)],
        [typeof(DdbImport)] = [nameof(DdbImport.ImportArn), nameof(DdbImport.TableName), nameof(DdbImport.Status)],
        [typeof(DdbCdc)] = [nameof(DdbCdc.StreamArn), nameof(DdbCdc.SourceTableName), nameof(DdbCdc.TargetTableArn)],
        [typeof(DdbCdcFailure)] = [nameof(DdbCdcFailure.Kind), nameof(DdbCdcFailure.StreamArn), nameof(DdbCdcFailure.TargetTableArn)],
        [typeof(DdbSandbox)] = [nameof(DdbSandbox.EndpointUrl), nameof(DdbSandbox.ProcessId), nameof(DdbSandbox.StartTime)],
        [typeof(DdbTableDefinition)] = 
            [nameof(DdbTableDefinition.TableArn), nameof(DdbTableDefinition.TableName), nameof(DdbTableDefinition.Keys)],
    };

    /// <summary>The object as it is, or made again; what cannot be made again becomes an object that carries the error.</summary>
    /// <remarks>
    /// An exception here would be shown as a binding error, without an id, a category and an action of its own; so it waits
    /// until the object is used.
    /// </remarks>
    public static object Take(Type type, object input)
    {
        try
        {
            return Convert(type, new ObjectView(input));
        }
        catch (DdbCrossAccountException error)
        {
            return Refused(type, error);
        }
    }

    /// <summary>A copy with other accounts.</summary>
    public static T With<T>(T original, DdbAccount? source, DdbAccount? target)
        where T : class, new()
    {
        var copy = new T();
        foreach (PropertyInfo property in typeof(T).GetProperties())
        {
            object? value = property.Name switch
            {
                nameof(DdbExport.Source) => source,
                nameof(DdbExport.Target) => target,
                _ => property.GetValue(original),
            };
            property.SetValue(copy, value);
        }

        return copy;
    }

    /// <summary>Makes an object of one of the public types from a view of any of its forms.</summary>
    internal static object Convert(Type type, ObjectView view)
    {
        if (type.IsInstanceOfType(view.Value))
        {
            return view.Value;
        }

        DemandForm(type, view);
        object result = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            property.SetValue(result, MemberValue.Of(result, property, view.Read(property.Name)));
        }

        return result;
    }

    private static void DemandForm(Type type, ObjectView view)
    {
        bool isOtherType = view.IsDeserialized && !string.Equals(view.TypeName, type.FullName, StringComparison.Ordinal);
        string[] needed = NeededMembers.GetValueOrDefault(type, []);
        if (!view.IsReadBack || isOtherType || (needed.Length > 0 && view.Read(needed[0]) is null))
        {
            throw ErrorCatalogue.ObjectNotRecognized(type.Name, view.TypeName);
        }

        foreach (string member in needed)
        {
            if (view.Read(member) is null or "")
            {
                throw ErrorCatalogue.ObjectDamaged(type.Name, member, "missing");
            }
        }
    }

    private static object Refused(Type type, DdbCrossAccountException error)
    {
        object result = Activator.CreateInstance(type)!;
        type.GetProperty(nameof(DdbExport.InputError), BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(result, error);
        return result;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Tests;

/// <summary>Reads what PowerShell reads of the cmdlets' attributes; from metadata, since the stubs keep no values.</summary>
internal static class CommandMetadata
{
    public static IReadOnlyList<Type> Commands { get; } = typeof(CancellableCommand).Assembly.GetTypes()
        .Where(type => type.GetCustomAttributesData().Any(data => data.AttributeType == typeof(CmdletAttribute)))
        .OrderBy(NameOf, StringComparer.Ordinal)
        .ToArray();

    public static string NameOf(Type command)
    {
        CustomAttributeData data = command.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CmdletAttribute));
        return $"{data.ConstructorArguments[0].Value}-{data.ConstructorArguments[1].Value}";
    }

    public static bool SupportsShouldProcess(Type command) =>
        command.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CmdletAttribute))
            .NamedArguments.Any(argument => argument.MemberName == "SupportsShouldProcess" && argument.TypedValue.Value is true);

    public static IReadOnlyList<Type> OutputTypes(Type command) => command.GetCustomAttributesData()
        .Where(data => data.AttributeType == typeof(OutputTypeAttribute))
        .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Select(argument => (Type)argument.Value!)
        .ToArray();

    public static IReadOnlyList<PropertyInfo> Parameters(Type command) =>
        command.GetProperties().Where(property => ParameterData(property).Any()).ToArray();

    /// <summary>One line: name, aliases, type, and for each set its place, duty and binding.</summary>
    public static string Describe(PropertyInfo parameter)
    {
        string[] aliases = parameter.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(AliasAttribute))
            .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(argument => (string)argument.Value!)
            .ToArray();
        string names = string.Join('|', aliases.Prepend(parameter.Name));
        return $"-{names} {TypeName(parameter.PropertyType)} {string.Join("; ", ParameterData(parameter).Select(DescribeSet))}".TrimEnd();
    }

    public static bool BindsByValue(PropertyInfo parameter) =>
        ParameterData(parameter).Any(data => IsTrue(data, "ValueFromPipeline"));

    private static IEnumerable<CustomAttributeData> ParameterData(PropertyInfo property) =>
        property.GetCustomAttributesData().Where(data => data.AttributeType == typeof(ParameterAttribute));

    private static string DescribeSet(CustomAttributeData data)
    {
        var words = new List<string>();
        object? set = Named(data, "ParameterSetName");
        object? position = Named(data, "Position");
        words.AddRange(set is null ? [] : [$"[{set}]"]);
        words.AddRange(position is null ? [] : [$"{position}"]);
        words.AddRange(IsTrue(data, "Mandatory") ? ["mandatory"] : []);
        words.AddRange(IsTrue(data, "ValueFromPipeline") ? ["value"] : []);
        words.AddRange(IsTrue(data, "ValueFromPipelineByPropertyName") ? ["property"] : []);
        return string.Join(' ', words);
    }

    private static bool IsTrue(CustomAttributeData data, string name) => Named(data, name) is true;

    private static object? Named(CustomAttributeData data, string name) =>
        data.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).FirstOrDefault();

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is Type inner ? $"{inner.Name}?" : type.Name;
}

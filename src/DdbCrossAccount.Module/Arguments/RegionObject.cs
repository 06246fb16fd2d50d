using System.Reflection;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>A Region as AWS.Tools hands it around: its name, or an object of another copy of the SDK.</summary>
internal static class RegionObject
{
    /// <summary>The system name, for example <c>eu-west-1</c>.</summary>
    public static string? NameOf(object region)
    {
        object value = new ObjectView(region).Value;
        PropertyInfo? systemName = value.GetType().GetProperty("SystemName");
        return systemName?.GetValue(value) as string ?? value.ToString();
    }
}

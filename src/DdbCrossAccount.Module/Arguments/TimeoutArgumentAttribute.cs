using System;
using System.Globalization;
using System.Management.Automation;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Lets a time span be given as one, as text, or as a number of seconds.</summary>
/// <remarks>By itself PowerShell takes a number for ticks of 100 ns, where Wait-Job and its like take seconds.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeoutArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Transform(inputData);

    /// <summary>The span of a number or a numeral; everything else is left to PowerShell.</summary>
    internal static object? Transform(object? input) =>
        input is not null && Seconds(new ObjectView(input).Value) is double seconds ? TimeSpan.FromSeconds(seconds) : input;

    private static double? Seconds(object value) => value switch
    {
        int or long or double or decimal or float => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) => seconds,
        _ => null,
    };
}

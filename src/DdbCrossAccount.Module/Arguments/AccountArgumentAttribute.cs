using System;
using System.Management.Automation;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Lets a parameter take an account, the same read back from CliXml or JSON, or the name of a profile.</summary>
/// <remarks>A profile is not looked up here: one that does not exist is told when the command runs, with an error of its own.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AccountArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Transform(inputData);

    /// <summary>The account; of a text one that names the profile and nothing else.</summary>
    internal static object? Transform(object? input)
    {
        if (input is null)
        {
            return null;
        }

        return new ObjectView(input).Value is string profile
            ? new DdbAccount { ProfileName = profile }
            : TravellingObject.Take(typeof(DdbAccount), input);
    }
}

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>What a mapping calls.</summary>
/// <param name="Arn">With the version or alias that was named, if one was.</param>
/// <param name="RoleArn">The role that the function runs under, with which the stream is read.</param>
internal sealed record MappedFunction(string Arn, string RoleArn);

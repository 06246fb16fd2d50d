using System;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>A running server that speaks the protocols of AWS, and the keys it takes.</summary>
public sealed record Engine(string Name, Uri Endpoint, string AccessKey, string SecretKey)
{
    public const string Region = "eu-west-1";
}

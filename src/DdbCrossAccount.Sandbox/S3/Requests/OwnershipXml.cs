using System;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Object ownership as requests name it.</summary>
internal static class OwnershipXml
{
    public static ObjectOwnership Parse(string text) =>
        Array.Find(Enum.GetValues<ObjectOwnership>(), value => value.ToString() == text) is ObjectOwnership found && found.ToString() == text
            ? found
            : throw S3Exception.MalformedXml();
}

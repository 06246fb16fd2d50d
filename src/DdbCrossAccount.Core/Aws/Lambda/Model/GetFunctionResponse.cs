using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A function, its tags and where its code lies.</summary>
internal sealed class GetFunctionResponse : AmazonWebServiceResponse
{
    public FunctionConfiguration? Configuration { get; set; }

    public FunctionCodeLocation? Code { get; set; }

    public Dictionary<string, string>? Tags { get; set; }

    public Concurrency? Concurrency { get; set; }
}

using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The payload is no JSON.</summary>
internal sealed class InvalidRequestContentException(ErrorResponse error) : AmazonLambdaException(error);

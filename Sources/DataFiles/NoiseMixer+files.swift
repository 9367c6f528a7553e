import Audio
public import Evaluation
public import Foundation

extension NoiseMixer {
    /// - Parameter url: A WAV file of noise.
    /// - Throws: `DataFileError`.
    public init(at url: URL) throws {
        do {
            let noise = try WAVFile.decode(Data(contentsOf: url)).resampled(to: AudioChunk.speechRate)
            self.init(noise: noise, name: url.deletingPathExtension().lastPathComponent)
        } catch let error as WAVError {
            throw DataFileError(subject: url.path, reason: "\(error)", remedy: "name a WAV file of noise")
        } catch {
            throw DataFileError(
                subject: url.path, reason: "the noise cannot be read (\(error.localizedDescription))",
                remedy: "check the path and who may read it")
        }
    }
}

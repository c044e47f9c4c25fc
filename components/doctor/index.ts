/** What is wrong between this browser and a server, in words. */
export { DoctorPage } from './DoctorPage';
